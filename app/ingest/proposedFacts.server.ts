import type { OriginalFacts } from '../domain/extraction'
import { proposedFacts, type ProposedFact } from '../domain/proposedFacts'
import type { CatalogRecord } from '../domain/records'
import type { Portal } from '../portal.server'

/**
 * What the original of a document's first version says of the document's title and date beside what its record has, for
 * whoever edits the record. None for other records, and for a document without an original that was read.
 */
export async function proposalsFor(portal: Portal, record: CatalogRecord): Promise<ProposedFact[]> {
  if (record.kind !== 'document') return []
  const version = await portal.db.version.findFirst({
    where: { documentId: record.id },
    orderBy: { number: 'asc' },
    select: {
      sha256: true,
      extraction: true,
      reading: { select: { facts: true, original: { select: { mediaType: true } } } },
    },
  })
  if (!version) return []
  const { sha256, extraction, reading } = version
  const page = await portal.db.page.findFirst({
    where: { sha256, extraction, number: 1 },
    select: { text: true },
  })
  const facts = JSON.parse(reading.facts) as OriginalFacts
  const { mediaType } = reading.original
  const proposed = proposedFacts({ mediaType, facts, firstPage: page?.text ?? '' })
  return proposed.filter(({ field, value }) => value !== record[field])
}
