import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addOriginal, MOST_ORIGINAL_BYTES } from '../../../app/ingest/addOriginal.server'
import { rebuildPages } from '../../../app/ingest/rebuildPages.server'
import { verifyEvidence } from '../../../app/ingest/verifyEvidence.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal, TEST_NOW } from '../../openTestPortal'
import { addLetter } from '../aLetter'
import { aPdf } from '../extract/aPdf'

let portal: Portal
beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
})

const add = (
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  fileName = 'letter.pdf',
  documentId = 'a-letter',
) =>
  addOriginal(
    portal,
    COMMAND_LINE,
    { documentId, fileName, method: 'command line', sourceUrl: null },
    bytes instanceof Uint8Array ? once(bytes) : bytes,
  )

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function found() {
  const findings: string[] = []
  for await (const finding of verifyEvidence(portal)) findings.push(finding.state)
  return findings
}

describe('addOriginal', () => {
  it('keeps the bytes, where they came from, their text and a row of the log', async () => {
    const bytes = await aPdf([['Dear Mr. Milch:'], ['Yours truly']])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await add(bytes, '../../etc/Reply\u202Efdp.exe')).toEqual({
      ok: true,
      value: { sha256, sizeBytes: bytes.length, pages: 2, wasHeld: false },
    })
    expect(await portal.evidence.sizeOf(sha256)).toBe(bytes.length)
    expect(await portal.db.provenance.findFirst({ where: { sha256 } })).toMatchObject({
      documentId: 'a-letter',
      fileName: 'Replyfdp.exe',
      method: 'command line',
      receivedAt: TEST_NOW,
    })
    expect(await portal.db.extraction.findFirst({ where: { sha256 } })).toMatchObject({
      number: 1,
      extractor: expect.stringContaining('pdfjs-dist'),
      pageCount: 2,
    })
    expect(await portal.db.page.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })).toMatchObject([
      { number: 1, text: 'Dear Mr. Milch:' },
      { number: 2, text: 'Yours truly' },
    ])
    expect(
      await portal.db.auditEntry.findFirst({ where: { action: 'original.add', subjectId: sha256 } }),
    ).toMatchObject({ actor: 'command line' })
  })

  it('changes nothing when the same bytes come again for the same document', async () => {
    await add(Buffer.from('The same words.'), 'a.txt')
    const rows = await portal.db.auditEntry.count()
    expect(await add(Buffer.from('The same words.'), 'b.txt')).toMatchObject({
      ok: true,
      value: { wasHeld: true },
    })
    expect(await portal.db.auditEntry.count()).toBe(rows)
  })

  it('holds the same bytes once for two documents', async () => {
    await add(Buffer.from('For both.'), 'a.txt')
    expect(await add(Buffer.from('For both.'), 'a.txt', 'a-draft')).toMatchObject({
      ok: true,
      value: { wasHeld: false },
    })
    const sha256 = createHash('sha256').update('For both.').digest('hex')
    expect(await portal.db.provenance.count({ where: { sha256 } })).toBe(2)
    expect(await portal.db.page.count({ where: { sha256 } })).toBe(1)
  })

  it('lets one of two who bring the same file at once find it held', async () => {
    const both = await Promise.all([
      add(Buffer.from('At once.'), 'a.txt'),
      add(Buffer.from('At once.'), 'a.txt'),
    ])
    expect(both.map((it) => it.ok && it.value.wasHeld).toSorted()).toEqual([false, true])
  })

  it('refuses a document that the catalog lacks', async () => {
    expect(await add(Buffer.from('words'), 'a.txt', 'no-letter')).toEqual({
      ok: false,
      refusal: { reason: 'no-such-document' },
    })
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['a picture named letter.pdf', Buffer.from('474946383961', 'hex'), 'GIF picture'],
    ['a damaged PDF', Buffer.from('%PDF-1.4\ncut'), 'damaged'],
  ])('refuses %s in words, and leaves nothing behind', async (_what, bytes, words) => {
    const before = await found()
    expect(await add(bytes)).toMatchObject({
      ok: false,
      refusal: { reason: 'file', message: expect.stringContaining(words) },
    })
    expect(await found()).toEqual(before)
  })

  it('refuses what breaks off, and what is too large, and leaves nothing behind', async () => {
    const before = await found()
    async function* breaksOff() {
      yield Buffer.from('half of ')
      throw new Error('socket hang up')
    }
    async function* tooLarge() {
      const chunk = Buffer.alloc(8 * 1024 * 1024, 'x')
      for (let sent = 0; sent <= MOST_ORIGINAL_BYTES; sent += chunk.length) yield chunk
    }
    expect(await add(breaksOff())).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('did not arrive whole') },
    })
    expect(await add(tooLarge())).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining('256 MB') },
    })
    expect(await found()).toEqual(before)
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
    const added = await add(Buffer.from('One page\fand another'), 'two.txt')
    if (!added.ok) throw new Error()
    const { sha256 } = added.value
    const outcomes = async () => {
      const seen: Record<string, string> = {}
      for await (const it of rebuildPages(portal)) seen[it.sha256] = it.outcome
      return seen
    }
    expect(new Set(Object.values(await outcomes()))).toEqual(new Set(['same']))
    await portal.db.page.deleteMany({ where: { sha256 } })
    expect((await outcomes())[sha256]).toBe('changed')
    expect(
      (await portal.db.page.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })).map((it) => it.text),
    ).toEqual(['One page', 'and another'])
  })
})
