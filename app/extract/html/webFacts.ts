import type { Flag, OriginalFacts } from '../../domain/extraction'
import { NO_FACTS } from '../noFacts'
import type { WebText } from './readHtml'

/** Hidden words that a flag shows. */
const MOST_HIDDEN_UNITS = 2_000

/** What a page says of itself. */
export function factsOf({ title, metadata }: WebText): OriginalFacts {
  const valueOf = (...names: RegExp[]) => {
    for (const name of names) {
      const found = metadata.find((it) => name.test(it.name) && it.value.trim() !== '')
      if (found) return found.value.trim()
    }
    return null
  }
  const date = valueOf(
    /^article:published_time$/i,
    /^datePublished$/i,
    /^(?:dc|dcterms)\.(?:date\.issued|issued|created|date)$/i,
    /^(?:citation_publication_date|publication_date|pubdate|publishdate|date)$/i,
  )
  return {
    ...NO_FACTS,
    title: title ?? valueOf(/^og:title$/i, /^dc\.title$/i),
    author: valueOf(/^author$/i, /^(?:dc|dcterms)\.creator$/i, /^citation_author$/i),
    date: dayOf(date),
    metadata: [...metadata],
  }
}

/** The day that a date as written names; none where it is not written year first. */
function dayOf(date: string | null): string | null {
  const found = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]|$)/.exec(date ?? '')
  if (!found) return /^\d{4}(?:-\d{2})?$/.test(date ?? '') ? date : null
  const day = `${found[1]}-${found[2]}-${found[3]}`
  return Number.isNaN(Date.parse(day)) ? null : day
}

/** What is dishonest or hostile in a page. */
export function webFlags({ hidden, isTooDeep }: WebText): Flag[] {
  const flags: Flag[] = []
  if (hidden.trim() !== '')
    flags.push({
      kind: 'invisible-text',
      page: null,
      words: hidden.trim().slice(0, MOST_HIDDEN_UNITS),
      detail: 'The page holds words that its styles hide from a reader. They are left out of its text.',
    })
  if (isTooDeep)
    flags.push({
      kind: 'too-costly',
      page: null,
      words: null,
      detail: 'Elements of the page stand in one another more than 10,000 deep; what follows was not read.',
    })
  return flags
}
