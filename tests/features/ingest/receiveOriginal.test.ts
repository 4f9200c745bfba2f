import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { pagesOf } from '../../../app/catalog/originals.server'
import { readCatalog } from '../../../app/catalog/readCatalog.server'
import { versionsOf } from '../../../app/catalog/versions.server'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { MOST_ORIGINAL_BYTES, PLAIN_RECEIPT, type Receipt } from '../../../app/ingest/receipt'
import { proposalsFor } from '../../../app/ingest/proposedFacts.server'
import { listReceipts, nearDuplicatesOf, showReceipt } from '../../../app/ingest/readReceipts.server'
import { rebuildPages } from '../../../app/ingest/rebuildPages.server'
import { settleReceipt } from '../../../app/ingest/settleReceipt.server'
import { verifyEvidence } from '../../../app/ingest/verifyEvidence.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { signIn } from '../../signIn'
import { addLetter } from '../aLetter'
import { aPdf } from '../extract/aPdf'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
})

const FOR_LETTER = { documentId: 'a-letter', kind: 'original', note: '' } as const

const receive = (bytes: AsyncIterable<Uint8Array> | Uint8Array, told: Partial<Receipt> = {}) =>
  receiveOriginal(
    portal,
    COMMAND_LINE,
    { ...PLAIN_RECEIPT, fileName: 'letter.txt', method: 'command line', ...told },
    bytes instanceof Uint8Array ? once(bytes) : bytes,
  )

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** Takes bytes in and does all that follows; answers the receipt. */
async function take(bytes: Uint8Array, told: Partial<Receipt> = {}) {
  const received = await receive(bytes, told)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleReceipt(portal, received.value.provenanceId, undefined, STEPS_OF_READING)
  return (await showReceipt(portal, received.value.provenanceId))!
}

const anEditor = async () => (await signIn(portal, 'editor')).viewer

const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

async function found() {
  const findings: string[] = []
  for await (const finding of verifyEvidence(portal)) findings.push(finding.state)
  return findings
}

describe('proposalsFor', () => {
  it('offers what a text says of its title and date, and not what its draft has already', async () => {
    const text = 'Notice of congestion\n\nDate: June 5, 2014\nThe ports are full.'
    const { document } = await take(Buffer.from(text), { fileName: 'notice.txt' })
    const draft = (await readCatalog(portal, await anEditor())).get(document!.id)!
    const valuesOf = async (over: object) =>
      (await proposalsFor(portal, { ...draft, ...over } as typeof draft)).map(({ value }) => value)
    expect(await valuesOf({})).toEqual(['Notice of congestion', '2014-06-05'])
    expect(await valuesOf({ date: '2014-06-05' })).toEqual(['Notice of congestion'])
  })
})

describe('receiveOriginal', () => {
  it('keeps the bytes, where they came from, a row of the log and a step that reads them', async () => {
    const bytes = await aPdf([['Dear Mr. Milch:'], ['Yours truly']])
    const sha256 = sha256Of(bytes)
    const received = await receive(bytes, {
      fileName: '../../etc/Reply\u202Efdp.exe',
      receivedFrom: 'FOIA response of 3 May 2015',
      sourceUrl: 'https://example.org/reply.pdf',
      capturedAt: '2015-05-03',
      version: FOR_LETTER,
    })
    expect(received).toMatchObject({
      ok: true,
      value: { sha256, sizeBytes: bytes.length, mediaType: 'application/pdf', wasHeld: false },
    })
    expect(await portal.evidence.sizeOf(sha256)).toBe(bytes.length)
    expect(await portal.db.provenance.findFirst({ where: { sha256 } })).toMatchObject({
      documentId: 'a-letter',
      fileName: 'Replyfdp.exe',
      method: 'command line',
      receivedFrom: 'FOIA response of 3 May 2015',
      sourceUrl: 'https://example.org/reply.pdf',
      capturedAt: '2015-05-03',
      receivedAt: TEST_NOW,
    })
    expect(
      await portal.db.auditEntry.findFirst({ where: { action: 'original.receive', subjectId: sha256 } }),
    ).toMatchObject({ actor: 'command line' })
    expect(await portal.db.job.findFirst({ where: { subject: sha256 } })).toMatchObject({ state: 'queued' })
    await settleReceipt(portal, received.ok ? received.value.provenanceId : '', undefined, STEPS_OF_READING)
    expect(await portal.db.page.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })).toMatchObject([
      { number: 1, text: 'Dear Mr. Milch:' },
      { number: 2, text: 'Yours truly' },
    ])
    expect(await portal.db.version.findMany({ where: { sha256 } })).toMatchObject([
      { documentId: 'a-letter', kind: 'original', extraction: 1 },
    ])
  })

  it('keeps the same bytes once, with a receipt for each time that they came', async () => {
    const first = await take(Buffer.from('The same words.'), { version: FOR_LETTER })
    const second = await take(Buffer.from('The same words.'), { fileName: 'again.txt', version: FOR_LETTER })
    expect(second).toMatchObject({ sha256: first.sha256, state: 'filed', document: { id: 'a-letter' } })
    expect(await portal.db.original.count({ where: { sha256: first.sha256 } })).toBe(1)
    expect(await portal.db.provenance.count({ where: { sha256: first.sha256 } })).toBe(2)
    expect(await portal.db.version.count({ where: { sha256: first.sha256 } })).toBe(1)
  })

  it('takes the same bytes from two who send them at once', async () => {
    const both = await Promise.all([receive(Buffer.from('At once.')), receive(Buffer.from('At once.'))])
    for (const each of both)
      await settleReceipt(portal, each.ok ? each.value.provenanceId : '', undefined, STEPS_OF_READING)
    const sha256 = sha256Of('At once.')
    expect(await portal.db.provenance.count({ where: { sha256, documentId: { not: null } } })).toBe(2)
    expect(await portal.db.version.count({ where: { sha256 } })).toBe(1)
    expect(await portal.db.extraction.count({ where: { sha256 } })).toBe(1)
  })

  it('holds the same bytes once for two documents', async () => {
    await take(Buffer.from('For both.'), { version: FOR_LETTER })
    await take(Buffer.from('For both.'), { version: { ...FOR_LETTER, documentId: 'a-draft' } })
    const sha256 = sha256Of('For both.')
    expect(await portal.db.version.count({ where: { sha256 } })).toBe(2)
    expect(await portal.db.page.count({ where: { sha256 } })).toBe(1)
  })

  it('refuses a document that the catalog lacks', async () => {
    const version = { ...FOR_LETTER, documentId: 'no-letter' }
    expect(await receive(Buffer.from('words'), { version })).toEqual({
      ok: false,
      refusal: { reason: 'no-such-document' },
    })
  })

  it('refuses a document that is removed while the bytes come', async () => {
    const row = await portal.db.record.findUniqueOrThrow({ where: { id: 'a-draft' } })
    await portal.db.record.create({ data: { ...row, id: 'going' } })
    async function* slowly() {
      yield Buffer.from('Words that come ')
      await portal.db.record.delete({ where: { id: 'going' } })
      yield Buffer.from('while it goes.')
    }
    const version = { ...FOR_LETTER, documentId: 'going' }
    expect(await receive(slowly(), { version })).toEqual({
      ok: false,
      refusal: { reason: 'no-such-document' },
    })
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['a program named letter.pdf', Buffer.from('7f454c4602010100', 'hex'), 'a program'],
  ])('refuses %s in words, and leaves nothing behind', async (_what, bytes, words) => {
    const before = await found()
    expect(await receive(bytes)).toMatchObject({
      ok: false,
      refusal: { reason: 'file', message: expect.stringContaining(words) },
    })
    expect(await found()).toEqual(before)
  })

  it('keeps a file that cannot be read, and says why', async () => {
    const receipt = await take(Buffer.from('%PDF-1.4\ncut'), { fileName: 'cut.pdf' })
    expect(receipt).toMatchObject({
      state: 'filed',
      reading: { pageCount: 0, problem: { reason: 'damaged' } },
    })
    expect(await portal.evidence.sizeOf(receipt.sha256)).toBe(12)
  })

  it('refuses what breaks off, and leaves nothing behind', async () => {
    const before = await found()
    async function* breaksOff() {
      yield Buffer.from('half of ')
      throw new Error('socket hang up')
    }
    expect(await receive(breaksOff())).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('did not arrive whole') },
    })
    expect(await found()).toEqual(before)
  })

  it('takes files as large as a column of both databases counts', () => {
    expect(MOST_ORIGINAL_BYTES).toBe(2_147_483_647)
  })
})

describe('an original that nobody brought for a document', () => {
  it('becomes a draft under its own name, without a date that it does not give', async () => {
    const { document } = await take(Buffer.from('A memorandum of ours.'), { fileName: 'Memo of June.txt' })
    expect(document).toEqual({ id: 'memo-of-june', title: 'Memo of June', isDraft: true })
    const row = await portal.db.record.findUniqueOrThrow({ where: { id: 'memo-of-june' } })
    expect(JSON.parse(row.body)).toMatchObject({ date: null, type: 'document' })
  })

  it('names the address that it was captured from as its source', async () => {
    const { document } = await take(Buffer.from('A page of somebody.'), {
      fileName: 'a-page.txt',
      sourceUrl: 'https://blog.example.org/a-page',
    })
    const source = await portal.db.record.findUniqueOrThrow({ where: { id: `${document!.id}-source` } })
    expect(JSON.parse(source.body)).toMatchObject({ publisher: 'blog.example.org', readAs: 'original' })
  })

  it('is joined to the document that has the very bytes', async () => {
    const first = await take(Buffer.from('Known bytes.'), { fileName: 'known.txt' })
    const again = await take(Buffer.from('Known bytes.'), { fileName: 'other-name.txt' })
    expect(again).toMatchObject({ state: 'filed', document: first.document })
  })

  it('waits where another document has the very words, and names that document', async () => {
    const first = await take(Buffer.from('The ports are full, at every hour.'), { fileName: 'ports.txt' })
    const other = await take(Buffer.from('The ports\nare full – at every hour.\n'), { fileName: 'copy.txt' })
    expect(other).toMatchObject({ state: 'waits', document: null })
    expect(await nearDuplicatesOf(portal, other.sha256)).toEqual([{ ...first.document, version: 1 }])
    const { receipts } = await listReceipts(portal, { state: 'waiting' }, { skip: 0, take: 50 })
    expect(receipts.map((it) => it.fileName)).toEqual(['copy.txt'])
  })
})

describe('verifyEvidence', () => {
  it('names what is missing and what is extra', async () => {
    await portal.db.original.create({
      data: { sha256: 'ab'.repeat(32), sizeBytes: 3, mediaType: 'text/plain', storedAt: TEST_NOW },
    })
    await portal.evidence.put(once(Buffer.from('nobody knows of this')))
    const states = await found()
    expect(states).toContain('missing')
    expect(states).toContain('extra')
    expect(states).toContain('intact')
    await portal.db.original.delete({ where: { sha256: 'ab'.repeat(32) } })
  })
})

describe('rebuildPages', () => {
  it('gives the same text for the same bytes, and makes lost text anew', async () => {
    const { sha256 } = await take(Buffer.from('One page\fand another'), { fileName: 'two.txt' })
    const outcomes = async () => {
      const seen: Record<string, string> = {}
      for await (const it of rebuildPages(portal)) seen[it.sha256] = it.outcome
      return seen
    }
    const versions = () => portal.db.version.count({ where: { sha256 } })
    expect(new Set(Object.values(await outcomes()))).toEqual(new Set(['same']))
    expect(await versions()).toBe(1)
    await portal.db.page.deleteMany({ where: { sha256 } })
    expect((await outcomes())[sha256]).toBe('changed')
    const pages = await portal.db.page.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })
    expect(pages.map((it) => it.text)).toEqual(['One page', 'and another'])
    expect(await versions()).toBe(1)
  })

  it('gives text that was lost back to pages that were shown without it', async () => {
    const { sha256, document } = await take(Buffer.from('Lost for a while.'), { fileName: 'lost.txt' })
    await portal.db.page.deleteMany({ where: { sha256 } })
    const [version] = await versionsOf(portal, await readCatalog(portal, await anEditor()), document!.id)
    expect(await pagesOf(portal, version!)).toEqual([])
    for await (const { outcome } of rebuildPages(portal)) expect(outcome).not.toBe('failed')
    expect(await pagesOf(portal, version!)).toEqual([{ number: 1, text: 'Lost for a while.' }])
  })
})
