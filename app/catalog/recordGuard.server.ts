import type { Transaction } from '../db/database.server'
import { KIND_WORDS } from '../domain/recordFields'
import type { FieldProblems } from '../domain/recordInput'
import { referencesOf } from '../domain/recordReferences'
import type { CatalogRecord, RecordKind } from '../domain/records'
import { mayDo, type Viewer } from '../domain/roles'

/** The part of a `where` that leaves only records that the viewer may change: editors all, contributors their own drafts. */
export function changeableBy(viewer: Viewer) {
  if (mayDo(viewer.role, 'edit-catalog')) return {}
  return { state: 'draft', createdById: viewer.accountId ?? 'nobody' }
}

/** Makes other writers of the catalog wait until this transaction is over, so that what it reads stays so. */
export async function lockCatalog(tx: Transaction): Promise<void> {
  await tx.catalogState.updateMany({ where: { id: 1 }, data: { id: 1 } })
}

/** The catalog's present revision, which a catalog that was read has as its own; 0 before anything was put into it. */
export async function catalogRevision(tx: Transaction): Promise<number> {
  const state = await tx.catalogState.findUnique({ where: { id: 1 }, select: { revision: true } })
  return state?.revision ?? 0
}

/**
 * What is wrong with the records that a record names, in words by field: those that are not there, are of another
 * kind, or are drafts while this one is for every reader. Those in `added` are on their way with it.
 */
export async function referenceProblems(
  tx: Transaction,
  record: CatalogRecord,
  state: 'draft' | 'published',
  added: readonly CatalogRecord[] = [],
): Promise<FieldProblems> {
  const references = referencesOf(record)
  const ids = [...new Set(references.map(({ to }) => to))]
  const rows = await tx.record.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, state: true },
  })
  const coming = added.map(({ id, kind }) => ({ id, kind: kind as string, state: state as string }))
  const held = new Map([...rows, ...coming].map((row) => [row.id, row]))
  const problems: FieldProblems = {}
  for (const { field, to, kinds } of references) {
    const named = held.get(to)
    const wanted = kinds.map(kindWithArticle).join(' or ')
    if (to === record.id) problems[field] = 'A record cannot name itself here.'
    else if (!named) problems[field] = `There is no record “${to}”. Choose ${wanted} from the list.`
    else if (!kinds.includes(named.kind as RecordKind)) {
      problems[field] = `“${to}” is ${kindWithArticle(named.kind as RecordKind)}; this takes ${wanted}.`
    } else if (state === 'published' && named.state === 'draft') {
      problems[field] = `“${to}” is a draft, which readers do not see. Publish it first.`
    }
  }
  return problems
}

function kindWithArticle(kind: RecordKind): string {
  const word = KIND_WORDS[kind].one
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}
