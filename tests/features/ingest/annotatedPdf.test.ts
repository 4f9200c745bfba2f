import { beforeAll, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { findText } from '../../../app/annotations/readDocument.server'
import { readAnnotationContent } from '../../../app/domain/annotation'
import { actorOf, READER, type Viewer } from '../../../app/domain/roles'
import { loadPdfjs } from '../../../app/extract/pdf/loadPdfjs.server'
import { readAnnotatedPdf } from '../../../app/ingest/annotatedPdf.server'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { addLetter } from '../aLetter'
import { aPdf } from '../extract/aPdf'
import { STEPS_OF_READING } from '../../stepsOfReading'

const ID = 'a-letter'
const LINES = ['The ports are almost certainly congested.', 'Nobody answered the second letter.']

let portal: Portal
let editor: TestVisitor
let original: Buffer

beforeAll(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  editor = await signIn(portal, 'editor', 'Ed')
  original = await aPdf([LINES, ['A second page.']])
  await receive(original)
})

async function receive(bytes: Buffer) {
  const chunks = (async function* () {
    yield bytes
  })()
  const version = { documentId: ID, kind: 'original', note: '' } as const
  const receipt = { ...PLAIN_RECEIPT, fileName: 'letter.pdf', method: 'upload', version } as const
  const received = await receiveOriginal(portal, actorOf(editor.viewer), receipt, chunks)
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  await settleAll(portal, STEPS_OF_READING)
}

async function pin(words: string, fields: Record<string, string>): Promise<string> {
  const content = readAnnotationContent({ visibility: 'public', ...fields })
  const { pages, original } = (await findText(portal, editor.viewer, ID))!
  if (!content.ok) throw new Error(JSON.stringify(content.refusal))
  const draft = { documentId: ID, content: content.value, pages, originalSha256: original!.sha256 }
  const made = await annotate(portal, editor.viewer, { ...draft, choice: { by: 'words', words, at: null } })
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

async function copyFor(viewer: Viewer): Promise<Buffer> {
  const copy = await readAnnotatedPdf(portal, viewer, ID)
  if (!copy?.ok) throw new Error(String(copy?.refusal))
  const chunks: Buffer[] = []
  for await (const chunk of copy.value.stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

type Read = {
  subtype: string
  rect: number[]
  quadPoints: number[] | null
  contentsObj: { str: string }
  titleObj: { str: string }
  modificationDate: string
}

/** What pdf.js finds on the first page: its annotations and its lines. */
async function firstPage(bytes: Buffer) {
  const { getDocument } = await loadPdfjs({ isDrawn: true })
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    const page = await (await loading.promise).getPage(1)
    const { items } = await page.getTextContent()
    return {
      notes: (await page.getAnnotations()) as Read[],
      items: items as { str: string; transform: number[]; width: number }[],
    }
  } finally {
    await loading.destroy()
  }
}

describe('a copy of a PDF with its notes', () => {
  let lost: string

  beforeAll(async () => {
    await pin('Nobody answered', { body: 'It was.', tags: 'answers' })
    await pin('second letter', { body: 'Mine alone.', visibility: 'private' })
    lost = await pin('A second page', { body: 'Gone since.' })
    const where = { annotationId_version: { annotationId: lost, version: 1 } }
    await portal.db.placement.update({ where, data: { state: 'lost' } })
  })

  it('begins with the original, byte for byte', async () => {
    const copy = await copyFor(READER)
    expect(copy.subarray(0, original.length).equals(original)).toBe(true)
    expect(copy.length).toBeGreaterThan(original.length)
  })

  it('marks the words of a note where they are drawn, with its author, its time and what it says', async () => {
    const { notes, items } = await firstPage(await copyFor(READER))
    const mark = notes.find(({ subtype }) => subtype === 'Highlight')!
    expect(mark.titleObj.str).toBe('Ed')
    expect(mark.contentsObj.str).toBe('It was.\n\nTags: answers')
    expect(mark.modificationDate).toBe('D:20261122120000Z')
    const line = items.find(({ str }) => str.startsWith('Nobody'))!
    const [left, bottom, right, top] = mark.rect as [number, number, number, number]
    const [x, y] = [line.transform[4]!, line.transform[5]!]
    expect([left, bottom < y, top > y + 8]).toEqual([x, true, true])
    expect((right - x) / line.width).toBeGreaterThan('Nobody answered'.length / line.str.length)
    expect(right).toBeLessThan(x + line.width)
  })

  it('names on the first page each note that is marked nowhere', async () => {
    const { notes } = await firstPage(await copyFor(READER))
    const named = notes.find(({ subtype }) => subtype === 'Text')!.contentsObj.str
    expect(named).toContain('One note is marked nowhere in this file.')
    expect(named).toContain('lost: “A second page”\nGone since.')
  })

  it('has no note that its reader may not see', async () => {
    const said = async (viewer: Viewer) =>
      (await firstPage(await copyFor(viewer))).notes.map(({ contentsObj }) => contentsObj.str).join()
    expect(await said(READER)).not.toContain('Mine alone.')
    expect(await said(editor.viewer)).toContain('Mine alone.')
  })

  it('is refused in a sentence for a locked file, for another kind of file and for none', async () => {
    expect(await readAnnotatedPdf(portal, READER, 'no-such-document')).toBeNull()
    const locked = await aPdf([['Locked.']], { userPassword: 'secret', ownerPassword: 'other' })
    await receive(locked)
    expect(await readAnnotatedPdf(portal, READER, ID)).toEqual({ ok: false, refusal: 'unreadable' })
    await receive(Buffer.from('A plain text that came later.'))
    expect(await readAnnotatedPdf(portal, READER, ID)).toEqual({ ok: false, refusal: 'not-a-pdf' })
  })
})
