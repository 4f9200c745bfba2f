import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../../app/domain/roles'
import { packetPage } from '../../../app/dossier/packetPage.server'
import { sealPacket } from '../../../app/dossier/sealPacket.server'
import { captionExhibit } from '../../../app/packets/packetCommands.server'
import { aRecord, LETTER_RECORDS } from '../../aDossier'
import { buildInto, takeOriginal, verified } from '../../aPackage'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { aReadyPacket } from '../../aReadyPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'

const said = (document: string, texts: readonly string[]) =>
  texts.map((text, index) =>
    aRecord({ kind: 'statement', id: `${document}.${index + 1}`, document, position: index + 1, text }),
  )

const REPLY = `Dear Ms. Counsel:\n\nWe will not stop saying so, whatever your letter may ask of us and of others.
The notice is accurate. The notice is accurate.\n\nYours\n`

const RECORDS = [
  ...LETTER_RECORDS,
  aRecord({ kind: 'document', id: 'reply', title: 'A reply', date: '2014-06-09' }),
  ...said('reply', [
    'We will not stop saying so',
    'We will gladly stop saying so, whatever your letter may ask of us and of others.',
    'Viewers deserve to know which network is congested this evening.',
    'The notice is accurate.',
  ]),
  aRecord({ kind: 'document', id: 'memo', title: 'A memo', date: '2014-06-10', sources: ['report'] }),
  aRecord({
    ...{ kind: 'statement', id: 'memo.1', document: 'memo', sources: ['report'] },
    text: 'The ports at the exchange were full that month.',
  }),
]

describe('the checks of a packet whose documents came later', async () => {
  const portal = await openTestPortal()
  let folder = ''
  let editor: Viewer
  let id = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-failing-'))
    editor = (await signIn(portal, 'editor')).viewer
    await fillCatalog(portal, RECORDS)
    id = (await aStoredPacket(portal, editor, ['letter', 'reply', 'reply.3'])).packet.id
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  const failingFor = async (viewer: Viewer, packet = id) => {
    const { findings } = (await packetPage(portal, viewer, packet))!
    return findings.filter(({ rule }) => rule === 'quotation.original')
  }
  const quotationsVerified = async (name: string) => {
    const { packagePath } = await buildInto(portal, id, folder, name)
    const { checks } = await verified(packagePath)
    return checks.find((check) => check.id === 'quotations')!
  }

  it('say nothing of words of which no original is held: nobody can tell', async () => {
    expect(await failingFor(editor)).toEqual([])
    expect((await quotationsVerified('before')).outcome).toBe('CANNOT TELL')
  })

  it('name beforehand the very quotations that the verifier will fail, and no other', async () => {
    await takeOriginal(portal, Buffer.from(REPLY), { fileName: 'reply.txt' }, 'reply')
    const found = await failingFor(editor)
    expect(found.map(({ says, blocks }) => [says, blocks])).toEqual([
      [
        'Ex. 2: the quotation “We will gladly stop saying so, whatever your letter may ask of us and of others.” will FAIL where the evidence package is verified: the original has other words there: “We will not stop saying so, whatever your letter may ask of …”. Correct the words, or bring in the original that has them.',
        true,
      ],
      [
        'Ex. 2: the quotation “Viewers deserve to know which network is congested this evening.” will FAIL where the evidence package is verified: the words are not in the original. Correct the words, or bring in the original that has them.',
        true,
      ],
      [expect.stringMatching(/^Ex\. 3: the quotation “Viewers deserve/), true],
    ])
    const { outcome, findings } = await quotationsVerified('after')
    expect(outcome).toBe('FAIL')
    const failed = findings.filter(({ value }) =>
      /the original has other|are not in the original/.test(value),
    )
    expect(failed.map(({ label }) => label)).toEqual(['Ex. 2', 'Ex. 2', 'Ex. 3'])
  })

  it('lead editors to the words in their form, and others to where they are shown', async () => {
    const hrefs = async (viewer: Viewer) => (await failingFor(viewer)).map(({ href }) => href)
    expect(await hrefs(editor)).toEqual([
      '/records/reply.2/edit#field-text',
      '/records/reply.3/edit#field-text',
      '/records/reply.3/edit#field-text',
    ])
    const { viewer: contributor } = await signIn(portal, 'contributor')
    const own = (await aStoredPacket(portal, contributor, ['reply'])).packet.id
    expect((await failingFor(contributor, own)).map(({ href }) => href)).toEqual([
      '/documents/reply#reply.2',
      '/documents/reply#reply.3',
    ])
  })

  it('say nothing of a withheld exhibit, whose quotations no package has', async () => {
    const stored = await aStoredPacket(portal, editor, ['reply'], { title: 'Withheld' })
    const { packet, exhibitIds, revision } = stored
    const fields = { production: 'withheld', withheldFor: 'privilege' } as const
    expect(await failingFor(editor, packet.id)).toHaveLength(2)
    const done = await captionExhibit(portal, editor, packet.id, exhibitIds[0]!, revision, fields)
    expect(done.ok).toBe(true)
    expect(await failingFor(editor, packet.id)).toEqual([])
  })

  it('tell of a sealed packet what an amendment would settle, since a package is made of what is held now', async () => {
    const memo = 'Dear all,\n\nThe ports at the exchange were full that month.\n'
    await takeOriginal(portal, Buffer.from(memo), { fileName: 'memo.txt' }, 'memo')
    const { packet, revision } = await aReadyPacket(portal, editor, ['verizon', 'memo'])
    const done = await sealPacket(portal, editor, packet.id, revision)
    expect(done).toMatchObject({ ok: true })
    const toSettle = async () => (await packetPage(portal, editor, packet.id))!.after!.toSettle
    expect(await toSettle()).toEqual([])
    const scan = 'Dear all,\n\nSomething else was said here, of another matter.\n'
    await takeOriginal(portal, Buffer.from(scan), { fileName: 'memo-2.txt' }, 'memo')
    expect(await toSettle()).toEqual([expect.stringMatching(/^Ex\. 2: the quotation “The ports .*will FAIL/)])
  })
})
