import type { Transaction } from '../db/database.server'
import { tellingIn, type TellingWords } from '../domain/redaction/tellingWords'
import type { RemovedStretch } from '../domain/redaction/redaction'
import { documentsSharing, redactedElsewhere } from './sharedBytes.server'

/** What a redacted copy is without, as its row keeps it (`Copy.reasons`). */
export type CopyOf = { removed: RemovedStretch[]; telling: TellingWords; boxes: number }

/** Rows looked at in one question. */
const BATCH = 250

/**
 * Withholds from readers without an account what quotes the redacted words of a document, and gives back what does not:
 * notes and replies, and the statements and demands that are said to be in it or in another document of the same bytes.
 * As long as a redacted copy is still to be made nobody knows what it will be without, so all of them are withheld.
 * `only` names the notes to look at; all where it is absent. Called in the transaction of every change that may matter,
 * once the versions are withheld; a document that is shown whole costs one question.
 */
export async function withholdQuotes(
  tx: Transaction,
  documentId: string,
  only?: { notes: readonly string[] },
): Promise<void> {
  const redacted = (await redactionsBehind(tx, [documentId])).get(documentId) ?? []
  if (redacted.length === 0 && only) return
  await withholdNotes(tx, documentId, await removedFrom(tx, documentId, redacted), only?.notes)
  if (!only) await withholdRecordsOf(tx, [documentId, ...(await documentsSharing(tx, documentId))])
}

/** As `withholdQuotes`, for the statements and demands alone that are said to be in these documents. */
export async function withholdStatements(tx: Transaction, documentIds: readonly string[]): Promise<void> {
  const redactions = await redactionsBehind(tx, documentIds)
  await withholdRecordsOf(tx, [...redactions.keys()], redactions)
}

async function withholdRecordsOf(
  tx: Transaction,
  documentIds: readonly string[],
  known?: Map<string, string[]>,
): Promise<void> {
  const redactions = known ?? (await redactionsBehind(tx, documentIds))
  for (const documentId of documentIds)
    await withholdRecords(tx, documentId, await removedFrom(tx, documentId, redactions.get(documentId) ?? []))
}

/**
 * Of these documents, those that readers are not shown whole, each with the documents whose redactions are why: itself,
 * and others of the same bytes.
 */
async function redactionsBehind(
  tx: Transaction,
  documentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const asked = new Set(documentIds)
  const rows = await tx.version.findMany({
    where: {
      kind: { not: 'redacted' },
      withheld: true,
      ...(asked.size === 1 && { documentId: documentIds[0]! }),
    },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  const withheld = rows.map(({ documentId }) => documentId).filter((id) => asked.has(id))
  if (withheld.length === 0) return new Map()
  const own = await tx.redaction.findMany({
    where: { documentId: { in: withheld } },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  const redacted = new Set(own.map(({ documentId }) => documentId))
  const elsewhere = await redactedElsewhere(tx, withheld)
  return new Map(
    withheld.map((id) => [id, [...(redacted.has(id) ? [id] : []), ...(elsewhere.get(id) ?? [])]]),
  )
}

type Removed = CopyOf & {
  /** The number of the document's version that it was made of; null for a copy of another document of the same bytes. */
  madeOfNumber: number | null
}

/** What the copies of these redacted documents that readers are shown are without; null where one is still to be made. */
async function removedFrom(
  tx: Transaction,
  documentId: string,
  redacted: readonly string[],
): Promise<Removed[] | null> {
  const removed: Removed[] = []
  for (const id of redacted) {
    const shown = await tx.version.findMany({
      where: { documentId: id, kind: 'redacted', withheld: false },
      select: { number: true },
    })
    if (shown.length === 0) return null
    const copies = await tx.copy.findMany({
      where: { documentId: id, purpose: 'redacted', number: { in: shown.map(({ number }) => number) } },
      select: { reasons: true, madeOfNumber: true },
    })
    for (const { reasons, madeOfNumber } of copies)
      removed.push({
        ...(JSON.parse(reasons) as CopyOf),
        madeOfNumber: id === documentId ? madeOfNumber : null,
      })
  }
  return removed
}

function quotes(removed: readonly Removed[] | null, text: string): boolean {
  return removed === null || removed.some(({ telling }) => tellingIn(telling, text).length > 0)
}

async function withholdNotes(
  tx: Transaction,
  documentId: string,
  removed: readonly Removed[] | null,
  only?: readonly string[],
): Promise<void> {
  const whole = await bytesWithheld(tx, documentId)
  const asked = { documentId, ...(only && { id: { in: [...only] } }) }
  for (let after = ''; ;) {
    const rows = await tx.annotation.findMany({
      where: { AND: [asked, { id: { gt: after } }] },
      orderBy: { id: 'asc' },
      take: BATCH,
      include: { placements: true, tags: true },
    })
    if (rows.length === 0) return
    after = rows.at(-1)!.id
    const withheld = rows
      .filter((row) => whole.has(row.originalSha256) || isNoteOn(row, removed))
      .map(({ id }) => id)
    await tx.annotation.updateMany({ where: { id: { in: withheld } }, data: { withheld: true } })
    const others = rows.map(({ id }) => id).filter((id) => !withheld.includes(id))
    await tx.annotation.updateMany({ where: { id: { in: others } }, data: { withheld: false } })
  }
}

/**
 * SHA-256 of originals whose every note is withheld: those of a document without a redaction, and so without a copy that
 * would say which of them may be shown.
 */
async function bytesWithheld(tx: Transaction, documentId: string): Promise<Set<string | null>> {
  if ((await tx.redaction.count({ where: { documentId } })) > 0) return new Set()
  const versions = await tx.version.findMany({
    where: { documentId, kind: { not: 'redacted' }, withheld: true },
    select: { sha256: true },
  })
  return new Set(versions.map(({ sha256 }) => sha256))
}

type NoteRow = {
  body: string
  exact: string | null
  prefix: string | null
  suffix: string | null
  occasion: string | null
  foreign: string | null
  tags: { tag: string }[]
  version: number | null
  page: number | null
  start: number | null
  endPage: number | null
  end: number | null
  placements: {
    version: number
    page: number | null
    start: number | null
    endPage: number | null
    end: number | null
    found: string | null
  }[]
}

/** Whether a note says what was removed, or is pinned to a place of which something was. */
function isNoteOn(row: NoteRow, removed: readonly Removed[] | null): boolean {
  const { body, exact, prefix, suffix, occasion, foreign, tags, placements } = row
  const said = [body, `${prefix ?? ''}${exact ?? ''}${suffix ?? ''}`, exact, occasion, foreign]
  const found = placements.map((place) => place.found)
  if (quotes(removed, [...said, ...found, ...tags.map(({ tag }) => tag)].filter(Boolean).join('\n')))
    return true
  const places = [...placements, ...(row.version === null ? [] : [{ ...row, version: row.version }])]
  return (removed ?? []).some((copy) =>
    copy.removed.some((stretch) =>
      places.some((place) => place.version === copy.madeOfNumber && overlaps(place, stretch)),
    ),
  )
}

function overlaps(
  place: Pick<NoteRow, 'page' | 'start' | 'endPage' | 'end'>,
  { page, start, end }: RemovedStretch,
): boolean {
  if (place.page === null || place.start === null || place.end === null) return false
  const last = place.endPage ?? place.page
  if (page < place.page || page > last) return false
  const from = page === place.page ? place.start : 0
  const to = page === last ? place.end : Infinity
  return start < to && end > from
}

async function withholdRecords(
  tx: Transaction,
  documentId: string,
  removed: readonly Removed[] | null,
): Promise<void> {
  const rows = await tx.record.findMany({
    where: {
      kind: { in: ['statement', 'demand'] },
      mentions: { some: { toId: documentId, field: 'document' } },
    },
    select: { id: true, body: true },
  })
  const withheld = rows.filter(({ body }) => quotes(removed, stringsOf(JSON.parse(body)).join('\n')))
  const ids = withheld.map(({ id }) => id)
  const others = rows.map(({ id }) => id).filter((id) => !ids.includes(id))
  await tx.record.updateMany({ where: { id: { in: ids } }, data: { withheld: true } })
  await tx.record.updateMany({ where: { id: { in: others } }, data: { withheld: false } })
}

/** Every text that a value of JSON holds. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsOf)
}
