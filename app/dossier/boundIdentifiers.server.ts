import { keyOfReading, readIdentifiers } from '../catalog/readIdentifiers.server'
import type { Portal } from '../portal.server'
import type { HeldOriginal } from './planExhibit'
import { heldKey, type OriginalIdentifiers } from './readinessOf'
import type { RedactedCopy } from './redactedCopies.server'

/**
 * What looks like personal data on the pages of held originals, by `heldKey`; those without any are left out. Where a redacted copy is there it is looked at in place of the original, in both editions: what it lacks
 * somebody has decided about (FRCP 5.2(f) takes the whole one under seal).
 */
export async function findIdentifiers(
  portal: Portal,
  held: ReadonlyMap<string, readonly HeldOriginal[]>,
  copies: ReadonlyMap<string, ReadonlyMap<string, RedactedCopy>>,
): Promise<Map<string, OriginalIdentifiers>> {
  const versions = await portal.db.version.findMany({
    where: { documentId: { in: [...held.keys()] } },
    orderBy: { number: 'asc' },
    select: {
      ...{ documentId: true, number: true, sha256: true, extraction: true, redactionOf: true },
      reading: { select: { pageCount: true } },
    },
  })
  // The latest version of the same bytes has the latest reading of them.
  const latest = new Map(versions.map((version) => [`${version.documentId} ${version.sha256}`, version]))
  const looked = [...held].flatMap(([documentId, originals]) =>
    originals.flatMap(({ sha256 }) => {
      const copy = copies.get(documentId)?.get(sha256)?.sha256
      const version = latest.get(`${documentId} ${copy ?? sha256}`)
      return version ? [{ key: heldKey(documentId, sha256), version }] : []
    }),
  )
  const read = await readIdentifiers(
    portal,
    looked.map(({ version: { sha256, extraction, reading } }) => ({ sha256, extraction, ...reading })),
  )
  return new Map(
    looked.flatMap(({ key, version }) => {
      const pages = read.get(keyOfReading(version)) ?? []
      return pages.length > 0
        ? [[key, { sha256: version.sha256, pages, version: version.redactionOf ?? version.number }]]
        : []
    }),
  )
}
