import { charsetOf } from '../domain/declaredType'
import type { Part } from '../domain/extraction'
import type { Portal } from '../portal.server'

/** Receipts that are asked for a charset: the same bytes come out of many captures, and the first that tells is believed. */
const MOST_ASKED = 20

/**
 * The charset that an original was sent with, where it was taken out of another whose headers say so: the file itself
 * does not hold it. Of several the earliest receipt's, so that each reading is told the same. Null where none says.
 */
export async function declaredCharset(portal: Portal, sha256: string): Promise<string | null> {
  const receipts = await portal.db.provenance.findMany({
    where: { sha256, containerId: { not: null } },
    select: { partPath: true, container: { select: { sha256: true } } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: MOST_ASKED,
  })
  for (const { partPath, container } of receipts) {
    const reading = await portal.db.extraction.findFirst({
      where: { sha256: container!.sha256 },
      orderBy: { number: 'desc' },
      select: { parts: true },
    })
    const parts = JSON.parse(reading?.parts ?? '[]') as Part[]
    const charset = charsetOf(parts.find(({ path }) => path === partPath)?.declaredType ?? null)
    if (charset) return charset
  }
  return null
}
