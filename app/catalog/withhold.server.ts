import type { Transaction } from '../db/database.server'
import { tellingIn, type TellingWords } from '../domain/redaction/tellingWords'
import type { RemovedStretch } from '../domain/redaction/redaction'

/** What a redacted copy is without, as its row keeps it (`Copy.reasons`). */
export type CopyOf = { removed: RemovedStretch[]; telling: TellingWords; boxes: number }

/** Rows looked at in one question. */
const BATCH = 250

/**
 * Withholds from readers without an account what quotes the redacted words of a document, and gives back what does not:
 * notes and replies, and the statements and demands that are said to be in it. As long as a redacted copy is still to be
 * made nobody knows what it will be without, so all of them are withheld. `only` names the notes to look at; all where
 * it is absent. Called in the transaction of every change that may matter; a document without redactions costs one
 * question.
 */
export async function withholdQuotes(
  tx: Transaction,
  documentId: string,
  only?: { notes: readonly string[] },
): Promise<void> {
  const count = await tx.redaction.count({ where: { documentId } })
  if (count === 0 && only) return
  const removed = count === 0 ? [] : await removedFrom(tx, documentId)
  await withholdNotes(tx, documentId, removed, only?.notes)
  if (!only) await withholdRecords(tx, documentId, removed)
}

/** As `withholdQuotes`, for the statements and demands alone that are said to be in these documents. */
export async function withholdStatements(tx: Transaction, documentIds: readonly string[]): Promise<void> {
  for (const documentId of new Set(documentIds)) {
    if ((await tx.redaction.count({ where: { documentId } })) === 0) continue
    await withholdRecords(tx, documentId, await removedFrom(tx, documentId))
  }
}

type Removed = CopyOf & { madeOfNumber: number }

/** What the redacted copies that readers are shown are without; null where one is still to be made. */
async function removedFrom(tx: Transaction, documentId: string): Promise<Removed[] | null> {
  const shown = await tx.version.findMany({
    where: { documentId, kind: 'redacted', withheld: false },
    select: { number: true },
  })
  if (shown.length === 0) return null
  const copies = await tx.copy.findMany({
    where: { documentId, purpose: 'redacted', number: { in: shown.map(({ number }) => number) } },
    select: { reasons: true, madeOfNumber: true },
  })
  return copies.map(({ reasons, madeOfNumber }) => ({
    ...(JSON.parse(reasons) as CopyOf),
    madeOfNumber: madeOfNumber ?? 0,
  }))
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
    const withheld = rows.filter((row) => isNoteOn(row, removed)).map(({ id }) => id)
    await tx.annotation.updateMany({ where: { id: { in: withheld } }, data: { withheld: true } })
    const others = rows.map(({ id }) => id).filter((id) => !withheld.includes(id))
    await tx.annotation.updateMany({ where: { id: { in: others } }, data: { withheld: false } })
  }
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
