import { applyChanges, type CatalogChange } from '../catalog/changeCatalog.server'
import type { Transaction } from '../db/database.server'
import type { OriginalFacts } from '../domain/extraction'
import { freeId, idFromTitle } from '../domain/recordId'
import { documentSchema, sourceSchema } from '../domain/records'
import type { Actor } from '../domain/roles'
import { takenDocument, titleOfFile } from '../domain/takenDocument'
import type { Portal } from '../portal.server'
import type { FiledReceipt, ReadingRow } from './fileReceipts.server'

/** Adds the draft record of a document that came as a file, and, where an address was told, the source that it is. Answers its id. */
export async function makeDocument(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  receipt: FiledReceipt,
  reading: ReadingRow,
): Promise<string> {
  const facts = JSON.parse(reading.facts) as OriginalFacts
  const file = { fileName: receipt.fileName, mediaType: receipt.original.mediaType, facts }
  const id = await freeIdFor(tx, titleOfFile(facts, receipt.fileName), receipt.sha256)
  const draft = takenDocument(id, file)
  const source = sourceOf(receipt, id, draft.title)
  const record = documentSchema.parse({ ...draft, summary: '', sources: source ? [source.id] : [] })
  const adds = [...(source ? [source] : []), record].map((it): CatalogChange => ({
    do: 'add',
    record: it,
    origin: { from: 'portal' },
    state: 'draft',
  }))
  await applyChanges(tx, portal, actor, adds)
  return id
}

async function freeIdFor(tx: Transaction, title: string, sha256: string): Promise<string> {
  const wanted = idFromTitle(title) || `original-${sha256.slice(0, 12)}`
  const alike = await tx.record.findMany({ where: { id: { startsWith: wanted } }, select: { id: true } })
  const taken = new Set(alike.map((row) => row.id))
  return freeId(wanted, (one) => taken.has(one) || taken.has(`${one}-source`))
}

/** Where the bytes were captured, as a source: its publisher is the host that gave them, for nothing else is known. */
function sourceOf({ sourceUrl, receivedAt }: FiledReceipt, id: string, title: string) {
  if (sourceUrl === null || !URL.canParse(sourceUrl)) return null
  const publisher = new URL(sourceUrl).hostname
  const readOn = receivedAt.toISOString().slice(0, 10)
  const draft = {
    kind: 'source',
    id: `${id}-source`,
    title,
    publisher,
    url: sourceUrl,
    readAs: 'original',
    readOn,
  }
  return sourceSchema.safeParse(draft).data ?? null
}
