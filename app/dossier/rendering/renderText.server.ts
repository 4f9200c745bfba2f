import type { PageText } from '../../domain/passage'
import { PortalError } from '../../domain/portalError'
import type { RemovedStretch } from '../../domain/redaction/redaction'
import { printableLines } from '../../domain/printableLines'
import { breakLines } from '../breakLines'
import { DossierFile } from '../dossierFile.server'
import { findUnprintable, type Coverage, type Face } from '../faces.server'
import type { PageInk } from '../pageInk'
import { PdfInk } from '../pdfInk.server'
import { TaggedPdf } from '../taggedPdf.server'
import { layRedacted } from './layRedacted'
import { layPage, PRINTED, RENDERED_PAGE, TYPED, type LaidPage } from './layText'

/** A text that is to be rendered: of which original, under which name it came (null where that is not one name alone). */
export type RenderedOriginal = {
  sha256: string
  fileName: string | null
  mediaType: string
  pages: readonly PageText[]
  /** What it is rendered without, and the redacted copy that says the same; absent where it is rendered whole. */
  redacted?: { removed: readonly RemovedStretch[]; copySha256: string }
}

/** PDF/A asks when a file was made. A rendering has the bytes that its text gives, whenever that is, so it says the epoch. */
const NO_TIME = new Date(0)

/** The head's sizes, its base lines and its rule from the top of a page, and the room between its words; points. */
const HEAD = { size: 8.5, small: 7.5, first: 24, second: 36, rule: 45, apart: 12 } as const
/** The head of what has a name that cannot be printed. */
const RENDERING = 'Rendering of the preserved text of an original'

/** The title of one with something taken out, and what stands below it: nothing that tells of the original. */
const REDACTED = 'Rendering of the redacted copy of the text of this document'

/**
 * Sets the preserved text of an original as a PDF of ours at `path`, tagged and PDF/A-2a, each page headed as a rendering.
 * The same text gives the same bytes; without what was redacted it has the pages that it has whole. Throws a PortalError:
 * `unprintable-character` for one that no typeface has, `too-many-pages` past `mostPages`, `too-full` where reasons do not
 * fit on the page that they stand on, and `cancelled`.
 */
export async function renderText(
  path: string,
  original: RenderedOriginal,
  { mostPages, signal }: { mostPages: number; signal: AbortSignal },
): Promise<{ sizeBytes: number; pages: number }> {
  const { title, subject, below } = headsOf(original)
  const pdf = new TaggedPdf({ title, author: '', subject, keywords: '', clock: NO_TIME })
  const covers: Coverage = (face, codePoint) => pdf.covers(face, codePoint)
  const ink = new PdfInk(pdf)
  const pages: LaidPage[] = []
  for (const page of original.pages) {
    refuseUnprintable(page, covers)
    pages.push(...layOut(page, original, ink))
    if (pages.length > mostPages)
      throw new PortalError('too-many-pages', `Its rendering would have more than ${mostPages} pages.`)
    await letOthers(signal)
  }
  const shown = findUnprintable(title, covers) === null ? title : RENDERING
  return DossierFile.within(path, async (file) => {
    const setter = new TextSetter(ink)
    for (const [index, page] of pages.entries()) {
      setter.setPage(page, {
        ...{ title: shown, below },
        place: original.pages.length > 1 ? `text page ${page.textPage} · ` : '',
        counted: `Page ${index + 1} of ${pages.length}`,
      })
      file.write(pdf.takeWritten())
      await letOthers(signal)
    }
    ink.end()
    pdf.end()
    file.write(pdf.takeWritten(true))
    return { sizeBytes: file.finish().sizeBytes, pages: pages.length }
  })
}

/** What a rendering says it is, and of what. */
function headsOf({ sha256, fileName, redacted }: RenderedOriginal): {
  title: string
  subject: string
  below: string
} {
  if (redacted) {
    const subject = `SHA-256 ${redacted.copySha256}`
    return { title: REDACTED, subject, below: `${subject} of the redacted copy` }
  }
  const name = fileName && nameIn(fileName)
  return {
    title: `Rendering of the preserved text of ${name ? `“${name}”` : 'an original'}`,
    subject: `SHA-256 ${sha256}`,
    below: `SHA-256 ${sha256}; the original is in the evidence package`,
  }
}

/** The pages that one of the preserved text is rendered on. */
function layOut(page: PageText, { mediaType, redacted }: RenderedOriginal, ink: PageInk): LaidPage[] {
  const look = mediaType === 'text/plain' ? TYPED : PRINTED
  const whole = layPage(page, look, (text) => ink.widthOf(text, look.face, look.size))
  if (!redacted) return whole
  const laid = layRedacted(page, whole, redacted.removed, look, (text, face, size) =>
    ink.widthOf(text, face, size),
  )
  if (!laid)
    throw new PortalError('too-full', `Page ${page.number} of its text has too much redacted to be rendered.`)
  return laid
}

/** A file’s name on one line. */
function nameIn(fileName: string): string {
  return printableLines(fileName).join(' ').replace(/\s+/g, ' ').trim()
}

function refuseUnprintable({ number, text }: PageText, covers: Coverage): void {
  const found = findUnprintable(printableLines(text).join('\n'), covers)
  if (found === null) return
  throw new PortalError(
    'unprintable-character',
    `Page ${number} of its text has ${found}, which is in none of the dossier’s typefaces.`,
  )
}

/** A text of many pages takes seconds: a cancel is heard between two. */
async function letOthers(signal: AbortSignal): Promise<void> {
  await new Promise(setImmediate)
  if (signal.aborted) throw new PortalError('cancelled', 'The rendering was cancelled.')
}

/** What stands at the top of a page: what it is; which page of the text it shows, empty where there is one alone; its count. */
type Head = { title: string; place: string; counted: string; below: string }

/** Sets laid pages, with a paragraph of the structure for each of the text, over pages where it goes on. */
class TextSetter {
  private isParagraph = false
  private isNamed = false

  constructor(private readonly ink: PageInk) {}

  setPage({ size, lines }: LaidPage, head: Head) {
    const { ink } = this
    ink.addPage(RENDERED_PAGE.width, RENDERED_PAGE.height)
    if (!this.isNamed) ink.bookmark(head.title)
    this.isNamed = true
    ink.artifact('Pagination', () => this.setHead(head))
    for (const { y, segments, beginsParagraph } of lines) {
      if (beginsParagraph) {
        if (this.isParagraph) ink.close()
        ink.open('P')
        this.isParagraph = true
      }
      for (const { text, x, face, colour } of segments) ink.text(text, x, y, face, size, colour)
    }
  }

  private setHead({ title, place, counted, below }: Head) {
    const { ink } = this
    const { left, right } = RENDERED_PAGE
    const width = (text: string, face: Face) => ink.widthOf(text, face, HEAD.size)
    const countedAt = right - width(counted, 'serif')
    const placeAt = countedAt - width(place, 'serif')
    const [line, ...more] = breakLines(
      [{ text: title, face: 'serif-bold', colour: 'ink' }],
      placeAt - left - HEAD.apart,
      width,
    )
    const said = line!.segments.map(({ text }) => text).join('')
    ink.text(more.length > 0 ? `${said}…` : said, left, HEAD.first, 'serif-bold', HEAD.size, 'ink')
    ink.text(place, placeAt, HEAD.first, 'serif', HEAD.size, 'quiet')
    ink.text(counted, countedAt, HEAD.first, 'serif', HEAD.size, 'ink')
    ink.text(below, left, HEAD.second, 'serif', HEAD.small, 'quiet')
    ink.rule(left, HEAD.rule, right - left, 0.5, 'firm')
  }
}
