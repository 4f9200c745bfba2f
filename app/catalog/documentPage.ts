import { documentText, type TextBlock } from '../domain/documentText'
import type { PageText } from '../domain/passage'
import type { Source, Statement } from '../domain/records'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'
import { demandsOf, type DemandsOfDocument } from './demands'
import { quoted, type Quoted } from './exchange'
import { perRevision } from './perRevision'
import { tiesOf, type Tie } from './ties'

/** All that the catalog says of one document, as its page shows it. */
export type DocumentPage = {
  brief: Brief
  /** Only people with an account see it. */
  isDraft: boolean
  /** The record's own word for what it is. */
  type: string
  identifier: string | null
  summary: string
  from: Named[]
  to: Named[]
  authors: Named[]
  addressees: Named[]
  disputes: Named[]
  proceedings: Named[]
  quotations: Quoted[]
  demands: DemandsOfDocument | null
  ties: Tie[]
  /** Events that name the document. */
  events: Brief[]
  sources: Source[]
  note: string | null
  unverified: string[]
  /** The text of the record itself: its quotations and its summary. */
  text: { page: PageText; blocks: TextBlock[] }
}

/** The page of a document, or null where this viewer has no such document. */
export const documentPage = perRevision((catalog, id): DocumentPage | null => {
  const document = catalog.find('document', id)
  if (!document) return null
  const statements = statementsIn(catalog, id)
  return {
    brief: briefOf(document),
    isDraft: catalog.standing(id)?.state === 'draft',
    type: document.type,
    identifier: document.identifier ?? null,
    summary: document.summary,
    from: namesOf(catalog, document.from),
    to: namesOf(catalog, document.to),
    authors: namesOf(catalog, document.authors),
    addressees: namesOf(catalog, document.addressees),
    disputes: namesOf(catalog, document.disputes),
    proceedings: namesOf(catalog, document.proceedings),
    quotations: statements.map((statement) => quoted(catalog, statement)),
    demands: demandsOf(catalog, [id])[0] ?? null,
    ties: tiesOfAll(catalog, [id, ...statements.map((statement) => statement.id)]),
    events: catalog.mentioning(id, 'event', 'documents').map(briefOf),
    sources: catalog.pick('source', document.sources),
    note: document.note ?? null,
    unverified: document.unverified,
    text: documentText(document, statements),
  }
})

function statementsIn(catalog: Catalog, id: string): Statement[] {
  return catalog
    .mentioning(id, 'statement', 'document')
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** How many ties the page of a document has that are not its own links: those of the words in it, and events that name it. */
export function countTiesBeside(catalog: Catalog, id: string): number {
  const own = new Set(tiesOf(catalog, id).map(({ linkId }) => linkId))
  const ids = statementsIn(catalog, id).map((statement) => statement.id)
  const ofWords = tiesOfAll(catalog, [id, ...ids]).filter(({ linkId }) => !own.has(linkId))
  return ofWords.length + catalog.mentioning(id, 'event', 'documents').length
}

/** Links of the document and of the words in it; ties among these themselves are left out. */
function tiesOfAll(catalog: Catalog, ids: string[]): Tie[] {
  const own = new Set(ids)
  const seen = new Set<string>()
  return ids
    .flatMap((id) => tiesOf(catalog, id))
    .filter((tie) => !own.has(tie.other.id) && !seen.has(tie.linkId) && Boolean(seen.add(tie.linkId)))
}
