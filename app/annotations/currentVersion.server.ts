import { pagesOfVersion } from '../catalog/versionPages.server'
import type { Anchor } from '../domain/anchoring/anchor'
import { openText } from '../domain/anchoring/openText'
import { placePassage } from '../domain/anchoring/placePassage'
import type { Passage } from '../domain/passage'
import type { Portal } from '../portal.server'
import { columnsOfAnchor } from './keptPlace'

/** Stands for the text of a document of which no original is held: the record's own. */
const RECORD_TEXT = 0

/** Number of the version that is shown of a document; `RECORD_TEXT` where it has none. */
export async function currentVersion(portal: Portal, documentId: string): Promise<number> {
  const row = await portal.db.version.findFirst({
    where: { documentId },
    orderBy: [{ currentSince: 'desc' }, { number: 'desc' }],
    select: { number: true },
  })
  return row?.number ?? RECORD_TEXT
}

/**
 * Number of the version of a document that is a reading of this original: the one that is shown, or else the last. Null
 * where there is none.
 */
export async function versionOf(
  portal: Portal,
  documentId: string,
  sha256: string | null,
): Promise<number | null> {
  if (sha256 === null) return null
  const where = { documentId, sha256 }
  const shown = await currentVersion(portal, documentId)
  const rows = await portal.db.version.findMany({
    where,
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  return (rows.find(({ number }) => number === shown) ?? rows[0])?.number ?? null
}

/** The row that says where words stand in the version that they were just taken on; none where there is no version. */
export function placedExactly(version: number | null, passage: Passage): VersionPlace[] {
  if (version === null) return []
  const { page, start, endPage, end, exact } = passage
  const anchor: Anchor = { state: 'exact', isTypography: false, page, start, endPage, end }
  return [{ version, ...columnsOfAnchor(anchor, exact) }]
}

type VersionPlace = { version: number } & ReturnType<typeof columnsOfAnchor>

/**
 * Where words that were just taken on one version stand: there, and, where readers are shown another one, in that too.
 * `state` is theirs in the one that is shown.
 */
export async function placeTaken(
  portal: Portal,
  documentId: string,
  version: number | null,
  passage: Passage,
): Promise<{ state: Anchor['state']; rows: VersionPlace[] }> {
  const taken = placedExactly(version, passage)
  const shown = await currentVersion(portal, documentId)
  const pages =
    shown === RECORD_TEXT || shown === version ? null : await pagesOfVersion(portal, documentId, shown)
  if (!pages) return { state: 'exact', rows: taken }
  const anchor = placePassage(passage, openText(pages))
  return {
    state: anchor.state,
    rows: [...taken, { version: shown, ...columnsOfAnchor(anchor, passage.exact) }],
  }
}
