import { beforeAll, describe, expect, it } from 'vitest'
import * as original from '../../app/routes/document.original'
import * as shown from '../../app/routes/document.original.shown'
import * as originals from '../../app/routes/document.originals'
import { settleAll } from '../../app/ingest/settleReceipt.server'
import { aPdf } from '../features/extract/aPdf'
import { type TestVisitor } from '../signIn'
import { ann, call, editor, HERE, openLetter, pin, portal, read } from './openLetter'

beforeAll(openLetter)

/** A form of several parts, as a browser sends it; `cut` leaves the end away. */
function upload(bytes: Uint8Array | null, fileName: string, by: TestVisitor | null, cut = 0): Request {
  const form = new FormData()
  if (by) form.set('csrf', by.csrfToken)
  form.set('sourceUrl', '')
  if (bytes) form.set('file', new Blob([bytes as BlobPart]), fileName)
  const whole = new Request('http://portal.test/', { method: 'POST', body: form })
  if (cut === 0) return whole
  const body = new ReadableStream({
    async start(controller) {
      const all = new Uint8Array(await whole.arrayBuffer())
      controller.enqueue(all.subarray(0, all.length - cut))
      controller.close()
    },
  })
  return new Request('http://portal.test/', {
    method: 'POST',
    body,
    headers: whole.headers,
    duplex: 'half',
  } as RequestInit)
}

describe('POST /documents/:documentId/originals', () => {
  const send = (request: Request, by = editor) => call(originals.action, '', HERE, by, request)
  const heldSha256 = async () =>
    (await portal.db.original.findFirstOrThrow({ where: { isCopy: false } })).sha256

  it('keeps a PDF, shows its text, and gives it back as a download and nothing else', async () => {
    await pin()
    const pdf = await aPdf([['The ports are full.'], ['Yours truly']])
    const kept = await send(upload(pdf, 'Antwort – Brief.pdf', editor))
    expect(kept.headers.get('Location')).toBe('/documents/a-letter')
    await settleAll(portal)
    const sha256 = await heldSha256()
    expect((await read()).data).toMatchObject({
      original: { sha256 },
      sheets: [{ text: 'The ports are full.' }, { text: 'Yours truly' }],
    })
    const saved = await call(original.loader, '/', { ...HERE, sha256 })
    expect(saved.headers.get('Content-Disposition')).toContain(
      'attachment; filename="Antwort _ Brief.pdf"; filename*=UTF-8\'\'Antwort%20%E2%80%93%20Brief.pdf',
    )
    expect(saved.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(saved.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(saved.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(Buffer.from(await saved.arrayBuffer()).equals(pdf)).toBe(true)
    const part = await call(
      original.loader,
      '/',
      { ...HERE, sha256 },
      undefined,
      new Request('http://portal.test/', { headers: { Range: 'bytes=0-3' } }),
    )
    expect([part.status, part.headers.get('Content-Range'), await part.text()]).toEqual([
      206,
      `bytes 0-3/${pdf.length}`,
      '%PDF',
    ])
    const same = await call(
      original.loader,
      '/',
      { ...HERE, sha256 },
      undefined,
      new Request('http://portal.test/', { headers: { 'If-None-Match': `"${sha256}"` } }),
    )
    expect(same.status).toBe(304)
  })

  it('says in the frame itself that a PDF cannot be shown as a page', async () => {
    const sha256 = await heldSha256()
    const answer = await call(shown.loader, '/', { ...HERE, sha256 })
    expect([answer.status, answer.headers.get('Content-Security-Policy')]).toEqual([
      422,
      expect.stringContaining('sandbox'),
    ])
  })

  it('gives an original to nobody who may not see its document, nor under another document', async () => {
    const sha256 = await heldSha256()
    expect((await call(shown.loader, '/', { documentId: 'a-draft', sha256 })).status).toBe(404)
    expect((await call(original.loader, '/', { documentId: 'a-draft', sha256 })).status).toBe(404)
    expect((await call(original.loader, '/', { ...HERE, sha256: '0'.repeat(64) })).status).toBe(404)
  })

  it('says what became of notes that were pinned to the record’s own text', async () => {
    expect((await read(ann)).data).toMatchObject({ notes: [{ state: 'lost' }] })
  })

  it.each([
    ['nothing', () => upload(null, '', editor), 400, 'Choose a file'],
    ['an empty file', () => upload(Buffer.alloc(0), 'a.pdf', editor), 422, 'is empty'],
    [
      'a picture named as a PDF',
      () => upload(Buffer.from('474946383961', 'hex'), 'a.pdf', editor),
      422,
      'GIF picture',
    ],
    [
      'bytes of no known kind',
      () => upload(Buffer.from([1, 0, 255, 3]), 'a.txt', editor),
      422,
      'of no kind that is known here',
    ],
    [
      'a file that breaks off',
      () => upload(Buffer.alloc(200_000, 'words '), 'a.txt', editor, 50_000),
      422,
      'did not arrive whole',
    ],
    [
      'a form that is none',
      () => new Request('http://portal.test/', { method: 'POST', body: 'x' }),
      400,
      'form of this page',
    ],
  ])('refuses %s in words', async (_what, request, status, words) => {
    const before = await portal.db.original.count()
    const answer = await send(request())
    expect(answer).toMatchObject({
      init: { status },
      data: { errors: { file: expect.stringContaining(words) } },
    })
    expect(await portal.db.original.count()).toBe(before)
  })

  it('refuses a form without the session’s token, and people who may not', async () => {
    expect((await send(upload(Buffer.from('words'), 'a.txt', null))).status).toBe(403)
    expect((await send(upload(Buffer.from('words'), 'a.txt', ann), ann)).status).toBe(403)
  })
})
