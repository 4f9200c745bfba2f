import type { Demand } from '../domain/records'
import { briefOf, namesOf, type Brief, type Named } from './brief'
import type { Catalog } from './catalog'

/** What a document asked for and what the record holds in answer. An empty list of answers is "none found", never "refused". */
export type DemandAndAnswers = {
  id: string
  number: number
  text: string
  due: string | null
  basis: string | null
  isUnverified: boolean
  answers: { record: Brief; reason: string }[]
}

export type DemandsOfDocument = {
  document: Brief
  from: Named[]
  to: Named[]
  /** The caveat that the document carries. */
  note: string | null
  demands: DemandAndAnswers[]
}

/** The demands of documents, in the documents' order; documents without demands are left out. */
export function demandsOf(catalog: Catalog, documentIds: readonly string[]): DemandsOfDocument[] {
  return catalog.pick('document', documentIds).flatMap((document) => {
    const demands = catalog
      .mentioning(document.id, 'demand', 'document')
      .sort((a, b) => a.position - b.position)
    if (demands.length === 0) return []
    return [
      {
        document: briefOf(document),
        from: namesOf(catalog, document.from),
        to: namesOf(catalog, document.to),
        note: document.note ?? null,
        demands: demands.map((demand) => withAnswers(catalog, demand)),
      },
    ]
  })
}

function withAnswers(catalog: Catalog, demand: Demand): DemandAndAnswers {
  return {
    id: demand.id,
    number: demand.position,
    text: demand.text,
    due: demand.due,
    basis: demand.basis ?? null,
    isUnverified: demand.confidence === 'unverified',
    answers: catalog.linksTo(demand.id).flatMap((link) => {
      const record = link.type === 'answers' ? catalog.get(link.from) : null
      return record ? [{ record: briefOf(record), reason: link.reason }] : []
    }),
  }
}
