import type { Transaction } from '../db/database.server'

/** How deep files may lie within files: a message in a message in an archive. */
const MOST_LEVELS = 20

/**
 * SHA-256 of what holds the words of these documents, with the documents whose words it holds: their own originals, and
 * the files that those came out of, such as the mail of an attachment.
 */
async function bytesHolding(
  tx: Transaction,
  documentIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>()
  const add = (sha256: string, documentId: string) => {
    const known = held.get(sha256)?.has(documentId) ?? false
    if (!known) held.set(sha256, new Set([...(held.get(sha256) ?? []), documentId]))
    return !known
  }
  const versions = await tx.version.findMany({
    where: { documentId: { in: [...documentIds] }, kind: { not: 'redacted' } },
    select: { sha256: true, documentId: true },
  })
  let fresh = versions.filter(({ sha256, documentId }) => add(sha256, documentId))
  for (let level = 0; level < MOST_LEVELS && fresh.length > 0; level++) {
    const parts = await tx.provenance.findMany({
      where: { sha256: { in: fresh.map(({ sha256 }) => sha256) }, container: { isNot: null } },
      select: { sha256: true, container: { select: { sha256: true } } },
    })
    fresh = parts.flatMap(({ sha256, container }) =>
      [...held.get(sha256)!]
        .map((documentId) => ({ sha256: container!.sha256, documentId }))
        .filter((it) => add(it.sha256, it.documentId)),
    )
  }
  return held
}

/** Whether another document, of which words were redacted, has them in these bytes: then readers get them nowhere. */
export async function isRedactedElsewhere(
  tx: Transaction,
  documentId: string,
  sha256: string,
): Promise<boolean> {
  const redacted = await redactedDocuments(tx, documentId)
  return redacted.length > 0 && (await bytesHolding(tx, redacted)).has(sha256)
}

/**
 * Of these documents, those that have bytes of which words were redacted in other documents, each with those others. One
 * question where nothing is redacted.
 */
export async function redactedElsewhere(
  tx: Transaction,
  documentIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  const redacted = await redactedDocuments(tx)
  if (redacted.length === 0) return found
  const bytes = await bytesHolding(tx, redacted)
  const versions = await tx.version.findMany({
    where: { sha256: { in: [...bytes.keys()] }, kind: { not: 'redacted' } },
    select: { documentId: true, sha256: true },
  })
  const asked = new Set(documentIds)
  for (const { documentId, sha256 } of versions) {
    const others = [...bytes.get(sha256)!].filter((other) => other !== documentId)
    if (!asked.has(documentId) || others.length === 0) continue
    found.set(documentId, new Set([...(found.get(documentId) ?? []), ...others]))
  }
  return found
}

/** The other documents that have the bytes of this one, or those that they came out of. */
export async function documentsSharing(tx: Transaction, documentId: string): Promise<string[]> {
  const own = await bytesHolding(tx, [documentId])
  const rows = await tx.version.findMany({
    where: { sha256: { in: [...own.keys()] }, kind: { not: 'redacted' }, documentId: { not: documentId } },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  return rows.map((row) => row.documentId)
}

/**
 * After the redactions of a document changed: withholds from readers without an account the versions and notes that other
 * documents have of the same bytes, or shows them again where no document that is redacted has them any more. Answers all
 * those documents.
 */
export async function settleSharedBytes(tx: Transaction, documentId: string): Promise<string[]> {
  const own = await bytesHolding(tx, [documentId])
  const sharing = await tx.version.findMany({
    where: { sha256: { in: [...own.keys()] }, kind: { not: 'redacted' } },
    select: { documentId: true, number: true, sha256: true, withheld: true },
  })
  const redacted = new Set(await redactedDocuments(tx))
  const bytes = await bytesHolding(tx, [...redacted])
  for (const version of sharing) {
    // A document that is redacted itself withholds all its versions.
    if (redacted.has(version.documentId)) continue
    const withheld = bytes.has(version.sha256)
    if (withheld === version.withheld) continue
    const { documentId, number } = version
    await tx.version.update({ where: { documentId_number: { documentId, number } }, data: { withheld } })
    const notes = { documentId, originalSha256: version.sha256 }
    await tx.annotation.updateMany({ where: notes, data: { withheld } })
  }
  return [...new Set(sharing.map((version) => version.documentId))].filter((id) => id !== documentId)
}

async function redactedDocuments(tx: Transaction, except = ''): Promise<string[]> {
  const rows = await tx.redaction.findMany({
    where: { documentId: { not: except } },
    select: { documentId: true },
    distinct: ['documentId'],
  })
  return rows.map(({ documentId }) => documentId)
}
