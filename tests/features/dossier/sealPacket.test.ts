import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../../app/domain/filing/edition'
import { actorOf, COMMAND_LINE, READER, SYNC } from '../../../app/domain/roles'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import { forgetCatalog } from '../../../app/catalog/readCatalog.server'
import { askForExport } from '../../../app/dossier/exportDossier.server'
import { stopExports } from '../../../app/dossier/exportQueue.server'
import { packetPage } from '../../../app/dossier/packetPage.server'
import type { DossierPlan } from '../../../app/dossier/dossierPlan'
import { planPacket } from '../../../app/dossier/planPacket.server'
import { listExports } from '../../../app/dossier/readExports.server'
import { sealPacket } from '../../../app/dossier/sealPacket.server'
import { afterSeal, afterSealForReaders } from '../../../app/dossier/afterSeal'
import { sealPage } from '../../../app/dossier/sealPage.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import { amendPacket } from '../../../app/packets/amendPacket.server'
import { addBlock } from '../../../app/packets/argument/argumentCommands.server'
import {
  addExhibits,
  captionExhibit,
  deletePacket,
  editPacket,
  moveExhibit,
  removeExhibit,
  setPacketState,
} from '../../../app/packets/packetCommands.server'
import { commentOnPacket } from '../../../app/packets/packetComments.server'
import { packetHistory } from '../../../app/packets/packetHistory.server'
import { findPacket } from '../../../app/packets/readPackets.server'
import { listAmendments, reviewPacket } from '../../../app/packets/reviewPacket.server'
import { takePackets } from '../../../app/packets/takePackets.server'
import { redact } from '../../../app/redactions/redact.server'
import { aPacket, aRecord, readPdf, setDossier } from '../../aDossier'
import { fillCatalog, packetFields } from '../../aPacket'
import { aReadyPacket } from '../../aReadyPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { aPdf } from '../extract/aPdf'

describe('a packet on its way to a filing', async () => {
  const portal = await openTestPortal()
  let editor: TestVisitor['viewer']
  let author: TestVisitor['viewer']
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = (await signIn(portal, 'editor')).viewer
    author = (await signIn(portal, 'contributor')).viewer
  })
  const ready = (title: string) => aReadyPacket(portal, editor, ['verizon'], { title })
  const sealed = async (title: string) => {
    const held = await ready(title)
    const done = await sealPacket(portal, editor, held.packet.id, held.revision)
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    return (await findPacket(portal, editor, held.packet.id))!
  }
  const reasonOf = (result: { ok: boolean; refusal?: { reason: string } }) =>
    result.ok ? 'done' : result.refusal!.reason

  it('is changed by editors alone while it is in review, and taken back by its author', async () => {
    const { packet, revision } = await aReadyPacket(portal, author, ['verizon'], { title: 'Handed in' })
    const edit = (viewer: typeof author, title: string, at: number) =>
      editPacket(portal, viewer, packet.id, at, packetFields({ title }))
    await reviewPacket(portal, author, packet.id, 'in-review')
    expect(reasonOf(await edit(author, 'Mine', revision))).toBe('not-found')
    expect(reasonOf(await edit(editor, 'Theirs', revision))).toBe('done')
    await reviewPacket(portal, author, packet.id, 'draft')
    expect(reasonOf(await edit(author, 'Mine again', revision + 1))).toBe('done')
  })

  it('is not handed in by somebody who may not change it', async () => {
    const { packet } = await ready('Not yours')
    expect(reasonOf(await reviewPacket(portal, author, packet.id, 'in-review'))).toBe('not-found')
  })

  it('is not sealed while something blocks its filing, and says what', async () => {
    const held = await aReadyPacket(portal, editor, ['verizon'], { title: 'No filer', filer: '' })
    const refused = await sealPacket(portal, editor, held.packet.id, held.revision)
    expect(!refused.ok && refused.refusal.reason === 'not-ready' && refused.refusal.findings).toMatchObject([
      { rule: 'cover.filer' },
    ])
  })

  it('is not sealed with a cite to a page that its exhibit does not have', async () => {
    const introduction = 'It is a party {Ex. 1 at 9}.'
    const { packet, revision } = await aReadyPacket(portal, editor, ['verizon'], {
      title: 'Far',
      introduction,
    })
    const refused = await sealPacket(portal, editor, packet.id, revision)
    expect(!refused.ok && refused.refusal.reason === 'not-ready' && refused.refusal.findings).toMatchObject([
      { rule: 'cite-not-found' },
    ])
  })

  it('is not sealed with a record that readers may not see, for they may be shown the packet', async () => {
    const record = aRecord({ kind: 'organization', id: 'unseen', name: 'Unseen' })
    const state = 'draft'
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' }, state }])
    const held = await aReadyPacket(portal, editor, ['verizon', 'unseen'], { title: 'With a draft' })
    const refused = await sealPacket(portal, editor, held.packet.id, held.revision)
    expect(!refused.ok && refused.refusal.reason === 'not-ready' && refused.refusal.findings).toMatchObject([
      { rule: 'record-not-found' },
    ])
  })

  it('is not sealed as it was not looked at', async () => {
    const held = await ready('Moved on')
    await editPacket(portal, editor, held.packet.id, held.revision, packetFields({ title: 'Other words' }))
    expect(reasonOf(await sealPacket(portal, editor, held.packet.id, held.revision))).toBe('stale')
  })

  it('is not sealed with records that were changed while it was planned', async () => {
    const { packet, revision } = await ready('Planned before')
    const record = aRecord({ kind: 'organization', id: 'verizon', name: 'Renamed meanwhile' })
    // A database in which somebody renames a record as soon as it was read for the plan.
    const db = portal.db.$extends({
      query: {
        record: {
          async findMany({ args, query }) {
            const rows = await query(args)
            await changeCatalog(portal, COMMAND_LINE, [{ do: 'update', record }])
            return rows
          },
        },
      },
    }) as unknown as typeof portal.db
    expect(reasonOf(await sealPacket({ ...portal, db }, editor, packet.id, revision))).toBe('changed')
    expect((await findPacket(portal, editor, packet.id))!.review).toBe('draft')
  })

  it('is not sealed where a record was withdrawn while its pages were numbered, and says which', async () => {
    const record = aRecord({ kind: 'organization', id: 'withdrawn', name: 'Withdrawn' })
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
    const { packet, revision } = await aReadyPacket(portal, editor, ['withdrawn'], { title: 'Numbered' })
    // A database in which somebody withdraws the record before the numbers are given.
    const db: typeof portal.db = new Proxy(portal.db, {
      get(held, name) {
        if (name !== '$transaction') return Reflect.get(held, name, held) as unknown
        return async (work: Parameters<typeof held.$transaction>[0]) => {
          await changeCatalog(portal, COMMAND_LINE, [{ do: 'set-state', id: record.id, state: 'draft' }])
          forgetCatalog({ ...portal, db })
          return held.$transaction(work)
        }
      },
    })
    const refused = await sealPacket({ ...portal, db }, editor, packet.id, revision)
    expect(!refused.ok && refused.refusal.reason === 'not-ready' && refused.refusal.findings).toMatchObject([
      { rule: 'record-not-found' },
    ])
    expect((await findPacket(portal, editor, packet.id))!.review).toBe('draft')
  })

  it('is not sealed by a contributor', async () => {
    const held = await ready('Sealed by nobody')
    expect(reasonOf(await sealPacket(portal, author, held.packet.id, held.revision))).toBe('not-found')
  })

  it('keeps its history once it is sealed, of which nothing is brought back', async () => {
    const { packet } = await sealed('Remembered')
    const history = (await packetHistory(portal, editor, packet.id, { from: null, to: null, before: null }))!
    expect([history.steps.some(({ revisions }) => revisions), history.mayRestore]).toEqual([true, false])
    expect(await packetHistory(portal, author, packet.id, { from: null, to: null, before: null })).toBe(null)
  })

  it('tells in its history who handed it in, took it back, sealed, published and amended it', async () => {
    const { packet, revision } = await ready('Told')
    const { id } = packet
    await reviewPacket(portal, editor, id, 'in-review')
    await reviewPacket(portal, editor, id, 'draft')
    await sealPacket(portal, editor, id, revision)
    await setPacketState(portal, editor, id, 'published')
    const amended = await amendPacket(portal, editor, id)
    const { steps } = (await packetHistory(portal, editor, id, { from: null, to: null, before: null }))!
    expect(steps.flatMap(({ act }) => (act ? [`${act.by} ${act.action}`] : []))).toEqual(
      ['amend', 'publish', 'seal', 'take-back', 'hand-in'].map((it) => `${editor.name} packet.${it}`),
    )
    expect([steps[0]?.act?.amendment?.id, steps[2]?.act?.revision]).toEqual([
      amended.ok && amended.value.packet.id,
      revision,
    ])
  })

  it('has a page that says what blocks its seal, and how many comments are open', async () => {
    const blocked = await aReadyPacket(portal, editor, ['verizon'], { title: 'Blocked', filer: '' })
    const free = await ready('Free')
    const about = { about: 'packet', targetId: '' } as const
    await commentOnPacket(portal, editor, free.packet.id, about, 'Is this all?')
    const pages = [
      await sealPage(portal, editor, blocked.packet.id),
      await sealPage(portal, editor, free.packet.id),
    ]
    expect(pages.map((page) => page?.blocking.map(({ rule }) => rule))).toEqual([['cover.filer'], []])
    expect(pages.map((page) => [page?.openComments, page?.comments[0]?.body])).toEqual([
      [0, undefined],
      [1, 'Is this all?'],
    ])
    expect(await sealPage(portal, author, free.packet.id)).toBe(null)
  })

  it('refuses each change once it is sealed', async () => {
    const held = await sealed('Final')
    const { id } = held.packet
    const [exhibit] = held.exhibitIds as [string]
    const changes = [
      editPacket(portal, editor, id, held.revision, packetFields({ title: 'Other' })),
      addExhibits(portal, editor, id, ['letter']),
      moveExhibit(portal, editor, id, exhibit, () => 1),
      captionExhibit(portal, editor, id, exhibit, held.revision, { caption: 'Other' }),
      removeExhibit(portal, editor, id, exhibit),
      deletePacket(portal, editor, id),
      reviewPacket(portal, editor, id, 'draft'),
      sealPacket(portal, editor, id, held.revision),
    ]
    for (const change of changes) expect(reasonOf(await change)).toBe('sealed')
    expect(await findPacket(portal, editor, id)).toEqual(held)
  })

  it('lets either a change or the seal win when both come at once, never both', async () => {
    for (const title of ['First race', 'Second race', 'Third race']) {
      const { packet, revision } = await ready(title)
      const [seal, change] = await Promise.all([
        sealPacket(portal, editor, packet.id, revision),
        addExhibits(portal, editor, packet.id, ['letter']),
      ])
      const now = (await findPacket(portal, editor, packet.id))!
      expect([seal.ok, change.ok, now.review, now.packet.exhibits.length]).toEqual(
        seal.ok ? [true, false, 'sealed', 1] : [false, true, 'draft', 2],
      )
    }
  })

  it('lets either its deletion or the seal win when both come at once', async () => {
    const { packet, revision } = await ready('Deleted or sealed')
    const [seal, deletion] = await Promise.all([
      sealPacket(portal, editor, packet.id, revision).catch(() => ({ ok: false })),
      deletePacket(portal, editor, packet.id),
    ])
    const now = await findPacket(portal, editor, packet.id)
    expect([seal.ok, deletion.ok, now?.review]).toEqual(
      seal.ok ? [true, false, 'sealed'] : [false, true, undefined],
    )
  })

  it('keeps its dossier when a record changes after', async () => {
    const held = await sealed('As filed')
    const before = await planPacket(portal, editor, held)
    const record = aRecord({ kind: 'organization', id: 'verizon', name: 'Another name' })
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'update', record }])
    const after = await planPacket(portal, editor, held)
    expect(after).toEqual(before)
  })

  it('is the same before it is shown to readers and after, planned anew too, and tells of no draft', async () => {
    const link = {
      id: 'tie',
      from: 'verizon',
      to: 'unseen',
      type: 'cites',
      reason: 'It is named.',
    } as const
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add-link', link, origin: { from: 'portal' } }])
    const { packet } = await sealed('Shown later')
    await portal.db.seal.deleteMany({ where: { packetId: packet.id } })
    const plan = async () => planPacket(portal, editor, (await findPacket(portal, editor, packet.id))!)
    const before = await plan()
    expect(JSON.stringify(before)).not.toContain('Unseen')
    await setPacketState(portal, editor, packet.id, 'published')
    expect(await plan()).toEqual(before)
  })

  it('shows nobody by its seal what was redacted since, as another document of the same bytes or as a quotation', async () => {
    const bytes = await aPdf([['Verizon will pay Hexaploid four dollars.']])
    const mail = Buffer.from('From: a@example.org\nSubject: Notices\n\nThere is no basis for this.\n')
    for (const [documentId, own] of Object.entries({ reply: bytes, order: bytes, letter: mail })) {
      const version = { documentId, kind: 'original', note: '' } as const
      const fileName = own === mail ? 'letter.eml' : `${documentId}.pdf`
      const receipt = { ...PLAIN_RECEIPT, fileName, method: 'upload', version } as const
      await receiveOriginal(portal, actorOf(editor), receipt, Readable.from([own]))
    }
    await settleAll(portal)
    const whole = await aReadyPacket(portal, editor, ['reply'], { title: 'With the reply' })
    const quoting = await aReadyPacket(portal, editor, ['verizon'], { title: 'With a quotation' })
    const entries = [{ record: 'letter.1', note: '' }]
    const block = { kind: 'chronology', id: 'c', title: '', entries } as const
    await addBlock(portal, editor, quoting.packet.id, { block: { ...block, entries } })
    const shown = async (id: string) => JSON.stringify(await planPacket(portal, READER, await held(id)))
    const held = async (id: string) => (await findPacket(portal, editor, id))!
    for (const { packet } of [whole, quoting]) {
      const done = await sealPacket(portal, editor, packet.id, (await held(packet.id)).revision)
      if (!done.ok) throw new Error(JSON.stringify(done.refusal))
      await setPacketState(portal, editor, packet.id, 'published')
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await shown(whole.packet.id)).toContain(sha256)
    expect(await shown(quoting.packet.id)).toContain('There is no basis')

    await redact(portal, editor, 'order', 1, { kind: 'words', words: 'Hexaploid', code: 'CONF' })
    expect(await shown(whole.packet.id)).not.toContain(sha256)
    const page = await packetPage(portal, editor, whole.packet.id)
    expect(page!.exhibits[0]!.redactions).toMatchObject({ count: 0, lastAt: expect.any(Date) })
    await redact(portal, editor, 'letter', 1, { kind: 'words', words: 'no basis for this', code: 'CONF' })
    expect(await shown(quoting.packet.id)).not.toContain('There is no basis')
  })

  it('stays what it was in both editions with a document that was redacted before, until more of it is redacted', async () => {
    const memo = (title: string) => aRecord({ kind: 'document', id: 'memo', title, date: '2014-06-09' })
    const change = (record: ReturnType<typeof memo>) =>
      changeCatalog(portal, COMMAND_LINE, [{ do: 'update', record }])
    const added = { do: 'add', record: memo('A memo'), origin: { from: 'portal' } } as const
    await changeCatalog(portal, COMMAND_LINE, [added])
    const bytes = await aPdf([['Verizon will pay Tetraploid and Octoploid four dollars.']])
    const version = { documentId: 'memo', kind: 'original', note: '' } as const
    const receipt = { ...PLAIN_RECEIPT, fileName: 'memo.pdf', method: 'upload', version } as const
    await receiveOriginal(portal, actorOf(editor), receipt, Readable.from([bytes]))
    await settleAll(portal)
    const take = async (words: string) => {
      await redact(portal, editor, 'memo', 1, { kind: 'words', words, code: 'CONF' })
      await settleAll(portal)
    }
    await take('Tetraploid')
    const { packet, revision } = await aReadyPacket(portal, editor, ['memo'], { title: 'Redacted before' })
    const done = await sealPacket(portal, editor, packet.id, revision)
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    const plan = async (edition: Edition) =>
      planPacket(portal, editor, (await findPacket(portal, editor, packet.id))!, edition)
    const filed = { open: await plan('public'), whole: await plan('confidential') }

    await change(memo('A memo by another name'))
    expect(await plan('public')).toEqual(filed.open)
    expect(await plan('confidential')).toEqual(filed.whole)

    await take('Octoploid')
    const [open, whole] = [await plan('public'), await plan('confidential')]
    const wordsOf = async ({ exhibits }: DossierPlan) => {
      const sha256 = { in: exhibits[0]!.originals.map((it) => it.sha256) }
      return (await portal.db.page.findMany({ where: { sha256 } })).map(({ text }) => text).join(' ')
    }
    expect(await wordsOf(filed.open)).toMatch(/and Octoploid four/)
    expect(await wordsOf(open)).toMatch(/and \[CONF\] ?four/)
    expect(await wordsOf(whole)).toBe(await wordsOf(filed.whole))
    expect([open, whole].map((it) => it.exhibits[0]!.title)).toEqual(Array(2).fill('A memo by another name'))
  })

  it('says on no page of its dossier that it is a draft, as one does that is not filing-ready', async () => {
    const isDraft = async (title: string, venue: string) => {
      const held = await aReadyPacket(portal, editor, ['verizon'], { title, venue })
      const { pages } = await readPdf(await setDossier(await planPacket(portal, editor, held)))
      return pages.map((text) => text.includes('DRAFT'))
    }
    const held = await sealed('Clean')
    const { pages } = await readPdf(await setDossier(await planPacket(portal, editor, held)))
    expect(pages.some((text) => text.includes('DRAFT'))).toBe(false)
    expect((await isDraft('Without a venue', '')).every(Boolean)).toBe(true)
  })

  it('is shown to readers as it was sealed', async () => {
    const held = await sealed('Shown')
    expect(reasonOf(await setPacketState(portal, editor, held.packet.id, 'published'))).toBe('done')
    expect(await findPacket(portal, editor, held.packet.id)).toEqual({ ...held, state: 'published' })
  })

  it('gives readers no export that was made before they were shown it', async () => {
    const { packet, revision } = await sealed('Exported before')
    const made = { id: 'before', packetId: packet.id, packetRevision: revision, createdAt: portal.now() }
    await portal.db.export.create({ data: { ...made, edition: 'public', state: 'done' } })
    await setPacketState(portal, editor, packet.id, 'published')
    expect(await listExports(portal, READER, packet.id)).toEqual([])
    expect(await listExports(portal, editor, packet.id)).toMatchObject([{ id: 'before' }])
  })

  it('gives readers no export that was asked for in the moment in which they were shown it', async () => {
    const { packet } = await sealed('Exported at once')
    await Promise.all([
      askForExport(portal, editor, packet.id, ''),
      setPacketState(portal, editor, packet.id, 'published'),
    ])
    expect(await listExports(portal, READER, packet.id)).toEqual([])
    await stopExports(portal)
  })

  it('refuses an export of what was shown to readers while it was planned', async () => {
    const { packet } = await sealed('Shown while it was planned')
    // A database that shows it to readers as soon as it was read for the plan.
    const db = portal.db.$extends({
      query: {
        packet: {
          async findFirst({ args, query }) {
            const row = await query(args)
            await setPacketState(portal, editor, packet.id, 'published')
            return row
          },
        },
      },
    }) as unknown as typeof portal.db
    expect(reasonOf(await askForExport({ ...portal, db }, editor, packet.id, ''))).toBe('changed')
  })

  it('is not shown to readers while its argument names what they may not see', async () => {
    const { packet } = await sealed('Argued with a draft')
    const entries = [{ record: 'unseen', note: '' }]
    const argument = JSON.stringify([{ kind: 'chronology', id: 'c', title: '', entries }])
    await portal.db.packet.update({ where: { id: packet.id }, data: { argument } })
    expect(reasonOf(await setPacketState(portal, editor, packet.id, 'published'))).toBe('unpublished-records')
  })

  it('is amended by another packet, which says what it supersedes, on its cover too', async () => {
    const held = await sealed('First version')
    const made = await amendPacket(portal, author, held.packet.id)
    expect(reasonOf(made)).toBe('not-found')
    const amended = await amendPacket(portal, editor, held.packet.id)
    if (!amended.ok) throw new Error(amended.refusal.reason)
    const { packet, supersedes, review } = amended.value
    expect([packet.exhibits, review, supersedes?.id]).toEqual([held.packet.exhibits, 'draft', held.packet.id])
    const { cover } = await planPacket(portal, editor, amended.value)
    expect(cover.facts.find(({ label }) => label === 'Supersedes')?.value[0]?.text).toMatch(
      /^First version \(packet first-version, sealed /,
    )
    expect(await listAmendments(portal, editor, held.packet.id)).toEqual([
      { id: packet.id, title: 'First version', versionLabel: 'Amendment 1' },
    ])
  })

  it('gives each amendment a version label that no other of the packet has', async () => {
    const held = await sealed('Amended twice')
    const labels = []
    for (let count = 0; count < 2; count++) {
      const amended = await amendPacket(portal, editor, held.packet.id)
      labels.push(amended.ok && amended.value.packet.versionLabel)
    }
    expect(labels).toEqual(['Amendment 1', 'Amendment 2'])
  })

  it('is not amended before it is sealed', async () => {
    const held = await ready('Still open')
    expect(reasonOf(await amendPacket(portal, editor, held.packet.id))).toBe('not-sealed')
  })

  it('stays as it was sealed when its file changes, and is named', async () => {
    const take = (packet: object) =>
      portal.db.$transaction((tx) =>
        takePackets(tx, portal, SYNC, [{ packet: aPacket(packet), path: 'packets/filed.md' }]),
      )
    const filed = { id: 'filed', title: 'Filed', exhibits: [{ record: 'verizon' }] }
    await take(filed)
    await portal.db.packet.update({ where: { id: 'filed' }, data: { review: 'sealed' } })
    const taken = await take({ ...filed, title: 'Other words' })
    expect(taken.kept.map(({ id }) => id)).toEqual(['filed'])
    expect((await findPacket(portal, editor, 'filed'))!.packet.title).toBe('Filed')
  })
})

describe('what the checks of a sealed packet say', () => {
  const found = { rule: 'quotation', cite: 'house rule', href: '/' }
  const [early, sealedAt, late] = [1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day))) as [
    Date,
    Date,
    Date,
  ]

  it('leaves to an amendment what could only be changed in the packet, and names what was redacted since', () => {
    const after = afterSeal(
      {
        problems: [
          { code: 'record-not-found', message: 'Ex. 2 is gone.' },
          { code: 'edition', message: 'Its redacted copy is not there yet.' },
        ],
        findings: [
          { ...found, says: 'A quotation is lost.', blocks: true },
          { ...found, says: 'No ground is stated.', blocks: false },
        ],
      },
      [
        { name: 'Ex. 1', redactedAt: early },
        { name: 'Ex. 2', redactedAt: late },
        { name: 'Ex. 3', redactedAt: null },
      ],
      sealedAt,
    )
    expect(after).toEqual({
      redacted: ['Ex. 2'],
      standing: ['Its redacted copy is not there yet.'],
      toSettle: ['Ex. 2 is gone.', 'A quotation is lost.'],
    })
  })

  it('tells readers neither what was redacted since nor what is to settle, and still that no dossier can be made', () => {
    const after = { redacted: ['Ex. 2'], standing: [], toSettle: ['Ex. 2 is gone.'] }
    expect(afterSealForReaders(after, true)).toEqual({ redacted: [], standing: [], toSettle: [] })
    expect(afterSealForReaders(after, false).standing).toEqual([
      'Its public dossier cannot be made as its records stand now.',
    ])
  })
})
