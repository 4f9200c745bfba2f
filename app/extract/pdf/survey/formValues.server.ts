import type { Flag } from '../../../domain/extraction'
import type { PdfFile } from '../objects/pdfFile.server'
import { nameOf, PdfRef, wordsOf, type PdfDict, type PdfValue } from '../objects/pdfValue'

const MOST_FIELDS = 20_000
const MOST_DEPTH = 32
const MOST_WORDS = 2_000

/**
 * What is filled into a form's fields. It is seen on the page, but stands beside the page's text and is not part of it.
 * Null where nothing is filled in.
 */
export function formValues(file: PdfFile): Flag | null {
  const filled: string[] = []
  const seen = new Set<number>()
  const walk = (value: PdfValue, name: string, kind: string, depth: number) => {
    if (value instanceof PdfRef) {
      if (seen.has(value.num) || seen.size >= MOST_FIELDS) return
      seen.add(value.num)
    }
    const field = file.dict(value)
    if (!field || depth > MOST_DEPTH) return
    const own = [name, wordsOf(file.get(field.get('T')))].filter(Boolean).join('.')
    const type = nameOf(file.get(field.get('FT'))) ?? kind
    const words = wordsIn(file, field, type)
    if (words) filled.push(own ? `${own}: ${words}` : words)
    for (const kid of file.list(field.get('Kids'))) walk(kid, own, type, depth + 1)
  }
  const fields = file.dict(file.catalog?.get('AcroForm'))?.get('Fields')
  for (const field of file.list(fields)) walk(field, '', '', 0)
  if (filled.length === 0) return null
  const words = filled.join('; ').slice(0, MOST_WORDS)
  const count = filled.length === 1 ? 'one field' : `${filled.length} fields`
  const detail = `The form has ${count} filled in. What they say is no part of the pages’ text.`
  return { kind: 'form-values', page: null, words, detail }
}

function wordsIn(file: PdfFile, field: PdfDict, type: string): string | null {
  if (type === 'Sig') return null
  const value = file.get(field.get('V'))
  const state = nameOf(value)
  if (state !== null) return state === 'Off' ? null : state
  if (Array.isArray(value))
    return (value as readonly PdfValue[]).map((it) => wordsOf(file.get(it))).join(', ')
  return wordsOf(value)
}
