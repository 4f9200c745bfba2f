import { beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../app/domain/filing/foundIdentifiers'
import type { ExhibitFields } from '../../../app/domain/packet'
import { actorOf } from '../../../app/domain/roles'
import { exhibitPage } from '../../../app/dossier/packetPage.server'
import { publishPacket } from '../../../app/dossier/publishPacket.server'
import { planPacket } from '../../../app/dossier/planPacket.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import { captionExhibit, setPacketState } from '../../../app/packets/packetCommands.server'
import { exhibitInputOf, parseExhibitInput } from '../../../app/packets/packetForm'
import { findPacket } from '../../../app/packets/readPackets.server'
import type { Portal } from '../../../app/portal.server'
import { redact } from '../../../app/redactions/redact.server'
import { redactionsPage } from '../../../app/redactions/redactionsPage.server'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { setRecordState } from '../catalog/setRecordState'
import { aPdf } from '../extract/aPdf'

describe('what looks like an identifier in the original of an exhibit', () => {
  let portal: Portal
  let editor: TestVisitor
  let packetId: string

  beforeAll(async () => {
    portal = await openTestPortal()
    editor = await signIn(portal, 'editor', 'Ed')
    await fillCatalog(portal)
    const original = await aPdf([
      ['From the desk of a customer.', 'Telephone (202) 555-0123'],
      ['My number is 078-05-1120.'],
      ['The account number is 0012 345678.'],
    ])
    const version = { documentId: 'letter', kind: 'original', note: '' } as const
    const receipt = { ...PLAIN_RECEIPT, fileName: 'complaint.pdf', method: 'upload', version } as const
    const chunks = (async function* () {
      yield original
    })()
    await receiveOriginal(portal, actorOf(editor.viewer), receipt, chunks)
    await settleAll(portal)
    packetId = (await aStoredPacket(portal, editor.viewer, ['letter'])).packet.id
  })

  async function findingsWith(fields: Partial<ExhibitFields>, edition?: 'confidential') {
    const held = (await findPacket(portal, editor.viewer, packetId))!
    const by = [portal, editor.viewer, packetId, held.exhibitIds[0]!, held.revision] as const
    const saved = await captionExhibit(...by, fields)
    if (!saved.ok) throw new Error(saved.refusal.reason)
    const { findings } = await planPacket(portal, editor.viewer, saved.value, edition)
    return findings.filter(({ rule }) => rule === 'personal' || rule === 'contact')
  }
  const kindsIn = async (fields: Partial<ExhibitFields>, edition?: 'confidential') =>
    (await findingsWith(fields, edition)).map(({ says }) => says.match(/(?<=like )(the|a)[^(]*\w/g)!.join())

  it('is found on the pages that are bound in, and apart from them on those that only the package holds', async () => {
    const saysOf = async (fields: Partial<ExhibitFields>) =>
      (await findingsWith(fields)).map(({ says }) => says.match(/(?<=like ).*(?=\. Redact)/)![0])
    expect(await saysOf({ pages: '1-2' })).toEqual([
      'a social security number (page 2) and the number of an account (page 3, in the evidence package alone)',
      'a telephone number (page 1)',
    ])
    const alone = 'in the evidence package alone'
    expect(await saysOf({ pages: '', production: 'native' })).toEqual([
      `a social security number (page 2, ${alone}) and the number of an account (page 3, ${alone})`,
      `a telephone number (page 1, ${alone})`,
    ])
    await findingsWith({ production: 'whole' })
  })

  it('is found in the document of a statement that is put forward, whose original proves it', async () => {
    const held = await aStoredPacket(portal, editor.viewer, ['letter.1'], { title: 'Said' })
    const { findings } = await planPacket(portal, editor.viewer, held)
    const rules = findings.filter(({ rule }) => ['original', 'personal'].includes(rule))
    expect(rules).toMatchObject([
      { rule: 'personal', blocks: true, href: '/documents/letter/redactions?version=1&page=2' },
    ])
  })

  it('leads to the page of redactions that proposes it', async () => {
    const [finding] = await findingsWith({ pages: '' })
    expect(finding!.href).toBe('/documents/letter/redactions?version=1&page=2')
    const page = await redactionsPage(portal, editor.viewer, 'letter', { version: 1, page: 2, words: '' })
    expect(page && 'proposals' in page && page.proposals.map(({ pattern }) => pattern)).toContain('ssn')
  })

  it('is not looked for in what is withheld', async () => {
    expect(await findingsWith({ production: 'withheld', withheldFor: 'privilege' })).toEqual([])
  })

  it('stays where a person says why, until other pages are put forward than were looked at', async () => {
    await findingsWith({ production: 'whole', pages: '' })
    const formNow = async () => {
      const { exhibitIds } = (await findPacket(portal, editor.viewer, packetId))!
      return (await exhibitPage(portal, editor.viewer, packetId, exhibitIds[0]!))!
    }
    const { exhibit, seen } = await formNow()
    const input = { ...exhibitInputOf(exhibit, null), identifiersKept: 'They are samples' }
    const saved = parseExhibitInput(input, seen)
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
    for (const edition of [undefined, 'confidential'] as const)
      expect((await findingsWith(saved.value, edition)).map(({ blocks }) => blocks)).toEqual([false, false])
    expect((await formNow()).exhibit.identifiersKept).toBe('They are samples')
    const [stale] = await findingsWith({ pages: '2' })
    expect([stale!.blocks, stale!.says]).toEqual([true, expect.stringContaining('was said of other pages')])
    expect((await formNow()).exhibit.identifiersKept).toBe('')
    await findingsWith({ identifiersKept: '', pages: '' })
  })

  it('is asked about before its document or a packet that shows it is published', async () => {
    const saved = await captionExhibit(
      ...([portal, editor.viewer, packetId] as const),
      (await findPacket(portal, editor.viewer, packetId))!.exhibitIds[0]!,
      (await findPacket(portal, editor.viewer, packetId))!.revision,
      { caption: 'From counsel@example.org' },
    )
    if (!saved.ok) throw new Error(saved.refusal.reason)
    const unsaid = { reason: '', seen: '' }
    const refused = await publishPacket(portal, editor.viewer, packetId, unsaid)
    if (refused.ok || refused.refusal.reason !== 'identifiers') throw new Error('published')
    const { found } = refused.refusal
    expect(found.map(({ says }) => says)).toEqual([
      expect.stringContaining('Ex. 1 holds what looks like an e-mail address'),
      expect.stringContaining('a social security number (page 2)'),
      expect.stringContaining('a telephone number (page 1)'),
    ])
    const standing = { reason: 'They are samples', seen: fingerprintOf(found) }
    const { revision } = (await findPacket(portal, editor.viewer, packetId))!
    const publish = (looked: number) => publishPacket(portal, editor.viewer, packetId, standing, looked)
    expect(await publish(revision - 1)).toMatchObject({ refusal: { reason: 'stale' } })
    expect((await publish(revision)).ok).toBe(true)
    const row = await portal.db.auditEntry.findFirst({ where: { action: 'packet.publish' } })
    expect(row?.after).toContain('They are samples')
    await setPacketState(portal, editor.viewer, packetId, 'draft')

    const stateOf = { where: { id: 'letter' }, data: { state: 'draft' } }
    await portal.db.record.update(stateOf)
    expect(await setRecordState(portal, editor.viewer, 'letter', 'published')).toMatchObject({
      refusal: {
        because: 'identifiers',
        found: expect.arrayContaining([
          {
            says: 'Its original, version 1, holds what looks like a social security number (page 2).',
            href: '/documents/letter/redactions?version=1&page=2',
          },
        ]),
      },
    })
    await portal.db.record.update({ ...stateOf, data: { state: 'published' } })
  })

  it('stands beside words that an argument quotes, which are held against the pages put forward', async () => {
    const made = await aStoredPacket(portal, editor.viewer, ['letter'], { title: 'Quoted' })
    const { id } = made.packet
    const by = [portal, editor.viewer, id] as const
    const cut = await captionExhibit(...by, made.exhibitIds[0]!, made.revision, { pages: '2-3' })
    const text =
      '“My number is 078-05-1120.” {Ex. 1 at 1} “The account number is” {Ex. 1 at 1}, not “My account number is” {Ex. 1}.'
    const added = await addBlock(...by, { block: { kind: 'paragraph', id: 'a', text } })
    if (!cut.ok || !added.ok) throw new Error('The packet was not made')
    const { findings } = await planPacket(portal, editor.viewer, added.value)
    expect(findings.filter(({ rule }) => rule.startsWith('quoted'))).toMatchObject([
      { rule: 'quoted.elsewhere', says: expect.stringContaining('on page 2, not on page 1') as string },
      { rule: 'quoted.altered', blocks: true },
    ])
  })

  it('is settled once it is redacted, in both editions', async () => {
    for (const pattern of ['ssn', 'account'] as const)
      await redact(portal, editor.viewer, 'letter', 1, { kind: 'pattern', pattern, code: 'SSN' })
    await settleAll(portal)
    for (const edition of [undefined, 'confidential'] as const)
      expect(await kindsIn({ pages: '' }, edition)).toEqual(['a telephone number'])
  })
})
