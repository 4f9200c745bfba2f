import { compareVersions, type VersionDifference } from '../domain/versionDifference'
import type { Portal } from '../portal.server'
import { pagesOfVersion } from './versionPages.server'
import type { ShownVersion } from './versions.server'

/** Two versions of a document and what differs between them. */
export type Comparison = { from: ShownVersion; to: ShownVersion; difference: VersionDifference }

/**
 * Compares two of a document's versions, as they were listed: those asked for, or the current one with the one before
 * it. Null where there are not two, or not those.
 */
export async function compareTwo(
  portal: Portal,
  versions: readonly ShownVersion[],
  asked: { from: number | null; to: number | null },
): Promise<Comparison | null> {
  const current = versions.find((version) => version.isCurrent)
  const to = asked.to === null ? current : versions.find(({ number }) => number === asked.to)
  const before = versions.filter(({ number }) => number !== to?.number)
  const from = asked.from === null ? before[0] : versions.find(({ number }) => number === asked.from)
  if (!from || !to || from.number === to.number) return null
  const [old, now] = await Promise.all(
    [from, to].map(({ documentId, number }) => pagesOfVersion(portal, documentId, number)),
  )
  return old && now ? { from, to, difference: compareVersions(old, now) } : null
}
