import type { Catalog } from '../catalog/catalog'
import { exhibitHeadings, type Labelling } from '../domain/filing/exhibitLabel'
import type { CatalogRecord } from '../domain/records'
import type { Block } from './dossierPlan'
import { documentOf } from './package/planItem'
import type { HeldOriginal } from './planExhibit'
import type { Placed } from './planParts'

/**
 * What an exhibit rests on. *file*: something received, whose bytes are its original. *words*: they are of such a file,
 * and have none of their own. *values*, *account*: the record itself, made of what others published.
 */
export type Origin = 'file' | 'words' | 'values' | 'account'

export function originOf({ kind }: CatalogRecord): Origin {
  if (kind === 'document') return 'file'
  if (kind === 'statement' || kind === 'demand') return 'words'
  return kind === 'series' || kind === 'point' ? 'values' : 'account'
}

/** The document that words are from, by its title; null for all else. */
export function wordsFrom(catalog: Catalog, record: CatalogRecord): string | null {
  if (originOf(record) !== 'words') return null
  const id = documentOf(record)!
  return catalog.find('document', id)?.title ?? id
}

/** What a slip-sheet says of the original of an exhibit that has none of its own. `isShown`: its account follows. */
export function withoutOriginal(
  catalog: Catalog,
  record: CatalogRecord,
  packed: readonly HeldOriginal[],
  isShown: boolean,
): string {
  const follows = isShown ? ' What the record holds of it follows, with where that was read.' : ''
  switch (originOf(record)) {
    case 'file':
      return `None held.${follows}`
    case 'words': {
      const from = `Words of “${wordsFrom(catalog, record)}”`
      if (packed.length === 0) return `${from}, of which none is held.${follows}`
      const what = packed.some(({ isRedacted }) => isRedacted) ? 'redacted copy' : 'original'
      return `${from}, whose ${what} is in the evidence package.`
    }
    case 'values':
      return 'Not a file received: values of the record, which follow with where each was read. The evidence package has the whole series as a table.'
    case 'account':
      return 'Not a file received: the record’s own account, which follows with where it was read.'
  }
}

/** What the part on custody says of exhibits that have no original of their own: each kind in a sentence. */
export function custodyWithoutOriginal(placed: readonly Placed[], labelling: Labelling): Block[] {
  const say = (chosen: readonly Placed[], words: (exhibits: string) => string): Block[] => {
    if (chosen.length === 0) return []
    const numbers = chosen.map(({ planned }) => planned.number)
    return [{ kind: 'paragraph', runs: [{ text: words(exhibitHeadings(labelling, numbers)) }] }]
  }
  const own = placed.filter(({ held }) => held.length === 0)
  const of = (origin: Origin) => own.filter(({ record }) => originOf(record) === origin)
  const words = of('words')
  return [
    ...say(
      of('file'),
      (it) =>
        `No original is held for ${it}: what the record holds of each is given, and where that was read.`,
    ),
    ...say(
      words.filter(({ packed }) => packed.length === 0),
      (it) =>
        `Words of documents of which no original is held: ${it}. Where they were read is given with them.`,
    ),
    ...say(
      words.filter(({ packed }) => packed.length > 0),
      (it) => `Words of documents whose files are in the evidence package, under their hashes: ${it}.`,
    ),
    ...say(
      of('values'),
      (it) =>
        `Values of the record: ${it}. No file was received for them, and none is withheld; each value names where it was read, and the evidence package has every series whole as a table, under its hash.`,
    ),
    ...say(
      of('account'),
      (it) =>
        `The record’s own account: ${it}. No file was received for it, and none is withheld; it names where it was read.`,
    ),
  ]
}
