import type { Flag } from '../../../domain/extraction'
import { isNamed } from '../objects/crossReference'
import { TooLargeError } from '../objects/decodeStream'
import type { PdfFile } from '../objects/pdfFile.server'
import { isDict, nameOf, PdfRef, PdfStream, wordsOf, type PdfDict, type PdfValue } from '../objects/pdfValue'

/** Keys that lead back up, to pages, or to what only looks: no action is found there that is not found elsewhere. */
const NOT_FOLLOWED = new Set([
  'Parent',
  'P',
  'Pages',
  'Dest',
  'D',
  'AP',
  'Popup',
  'IRT',
  'StructTreeRoot',
  'Metadata',
  'Prev',
  'OCProperties',
  'MK',
  'DR',
  'EF',
  'RF',
])
/** Objects looked at in one walk: a form of a thousand fields has a few thousand. */
const MOST_OBJECTS = 60_000
const MOST_DEPTH = 40
/** Bytes of a script that are kept for its flag. */
const MOST_SCRIPT_BYTES = 512 * 1024
const MOST_WORDS = 400

/** What a walk finds: actions that act, and files within the file. */
export type Found = { flags: Flag[]; files: PdfDict[] }

/** What the file may do of itself, and what it carries: found from its catalog, but not from its pages. */
export function findInCatalog(file: PdfFile): Found {
  const walk = new Walk(file, null)
  walk.look(file.catalog, 0)
  return walk.found
}

/** The same of one page: its own actions, and those of its annotations. */
export function findInPage(file: PdfFile, page: PdfDict, number: number): Found {
  const walk = new Walk(file, number)
  for (const key of ['AA', 'Annots', 'AF']) walk.look(page.get(key) ?? null, 0)
  return walk.found
}

class Walk {
  readonly found: Found = { flags: [], files: [] }
  readonly #seen = new Set<number>()
  #left = MOST_OBJECTS

  constructor(
    private readonly file: PdfFile,
    private readonly page: number | null,
  ) {}

  look(value: PdfValue, depth: number): void {
    if (depth > MOST_DEPTH || this.#left-- <= 0) return
    if (value instanceof PdfRef) {
      if (this.#seen.has(value.num)) return
      this.#seen.add(value.num)
      return this.look(this.file.get(value), depth + 1)
    }
    if (Array.isArray(value)) for (const it of value as readonly PdfValue[]) this.look(it, depth + 1)
    else if (isDict(value)) this.#lookInto(value, depth)
  }

  #lookInto(dict: PdfDict, depth: number): void {
    const kind = nameOf(this.file.get(dict.get('S')))
    if (kind === 'JavaScript' || (kind === 'Rendition' && dict.has('JS'))) this.#script(dict)
    if (kind === 'Launch') this.#launch(dict)
    if (kind === 'SubmitForm' || kind === 'ImportData') this.#send(dict, kind)
    if (isDict(this.file.get(dict.get('EF')))) this.found.files.push(dict)
    for (const [key, value] of dict) {
      const isPlain = typeof value !== 'object' || value === null
      if (isPlain || NOT_FOLLOWED.has(key) || isNamed(value, kind ?? '')) continue
      this.look(value, depth + 1)
    }
  }

  #script(dict: PdfDict): void {
    const detail = `${this.#where()} a script (JavaScript) that a reader’s program may run. It is not run here.`
    this.#flag('javascript', this.#scriptOf(dict), detail)
  }

  #scriptOf(dict: PdfDict): string | null {
    const script = this.file.get(dict.get('JS'))
    if (!(script instanceof PdfStream)) return wordsOf(script)
    try {
      const bytes = this.file.decode(script, MOST_SCRIPT_BYTES)
      return bytes && wordsOf(Buffer.from(bytes).toString('latin1'))
    } catch (problem) {
      if (problem instanceof TooLargeError) return null
      throw problem
    }
  }

  #launch(dict: PdfDict): void {
    const program = this.file.dict(dict.get('Win')) ?? dict
    const target = fileNameOf(this.file, program.get('F'))
    this.#flag(
      'launch-action',
      target,
      `${this.#where()} an action that starts a program or opens a file on the reader’s machine.`,
    )
  }

  #send(dict: PdfDict, kind: string): void {
    const does = kind === 'SubmitForm' ? 'sends what is filled in' : 'takes data in from a file'
    this.#flag('external-link', fileNameOf(this.file, dict.get('F')), `${this.#where()} a form that ${does}.`)
  }

  #where(): string {
    return this.page === null ? 'The file has' : `Page ${this.page} has`
  }

  #flag(kind: Flag['kind'], words: string | null, detail: string): void {
    this.found.flags.push({ kind, page: this.page, words: words?.slice(0, MOST_WORDS) || null, detail })
  }
}

/** The name that a file specification (ISO 32000-1, 7.11) gives; null where it gives none. */
export function fileNameOf(file: PdfFile, value: PdfValue | undefined): string | null {
  const spec = file.get(value)
  if (!isDict(spec)) return wordsOf(spec)
  return wordsOf(file.get(spec.get('UF'))) || wordsOf(file.get(spec.get('F')))
}
