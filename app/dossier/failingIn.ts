import type { Catalog } from '../catalog/catalog'
import type { FailingQuotation } from '../domain/filing/packedQuotations'
import { editHref, recordHref } from '../domain/recordHref'
import type { CatalogRecord, Statement } from '../domain/records'
import { statementsOf } from './package/planItem'
import type { Placed } from './planParts'

/** An exhibit as far as it quotes. */
export type QuotingExhibit = {
  name: string
  record: CatalogRecord
  isWithheld: boolean
  /** Whether words of its document were redacted. */
  isRedacted: boolean
}

export function quotingExhibit({ planned, record, packed }: Placed): QuotingExhibit {
  const isWithheld = planned.standIn?.kind === 'withheld'
  return { name: planned.name, record, isWithheld, isRedacted: packed.some((it) => it.isRedacted) }
}

/** What exhibits quote and the package's verifier will fail. `whys`: why, by the ids of the statements. */
export function failingIn(
  catalog: Catalog,
  whys: ReadonlyMap<string, string>,
  exhibits: readonly QuotingExhibit[],
): FailingQuotation[] {
  if (whys.size === 0) return []
  return exhibits.flatMap(({ name, record, isWithheld, isRedacted }) =>
    (isWithheld ? [] : statementsOf(catalog, record)).flatMap((statement) => {
      const why = whys.get(statement.id)
      return why === undefined ? [] : [failingQuotation(name, statement, why, isRedacted)]
    }),
  )
}

function failingQuotation(
  exhibit: string,
  statement: Statement,
  why: string,
  isForTeam: boolean,
): FailingQuotation {
  const edit = editHref(statement.id, 'text')
  return { exhibit, words: statement.text, why, href: recordHref(statement), edit, isForTeam }
}
