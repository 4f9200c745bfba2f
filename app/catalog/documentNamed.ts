import type { DocumentRecord } from '../domain/records'
import { refuse, ok, type Result } from '../domain/result'
import type { Catalog } from './catalog'

export type NamingRefusal = 'no-such-document' | 'several-documents'

/** The document that somebody means by its id or its title, in any case. Refuses a title that several have. */
export function documentNamed(catalog: Catalog, words: string): Result<DocumentRecord, NamingRefusal> {
  const asked = fold(words)
  const known = catalog.find('document', words.trim())
  if (known) return ok(known)
  const [found, ...others] = catalog.list('document').filter(({ title }) => fold(title) === asked)
  if (!found) return refuse('no-such-document')
  return others.length > 0 ? refuse('several-documents') : ok(found)
}

/** Documents offered in one list: a browser shows and searches so many at once. */
const MOST_OFFERED = 1_000

/**
 * Documents as a field offers them, the latest first. What is written into the field is the title, and the id where several
 * have the same.
 */
export function offerDocuments(catalog: Catalog): { value: string; about: string }[] {
  const documents = catalog.list('document').slice(-MOST_OFFERED).reverse()
  const counts = new Map<string, number>()
  for (const { title } of documents) counts.set(fold(title), (counts.get(fold(title)) ?? 0) + 1)
  return documents.map(({ id, title, date }) => {
    const isAlone = counts.get(fold(title)) === 1
    return isAlone ? { value: title, about: date ?? '' } : { value: id, about: title }
  })
}

function fold(words: string): string {
  return words.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}
