import { readCatalog } from '../catalog/readCatalog.server'
import { versionsOf, type ShownVersion } from '../catalog/versions.server'
import { pagesOfVersion } from '../catalog/versionPages.server'
import type { CitedPassage } from '../domain/citedPassage'
import { pagesOfPlace, type Passage } from '../domain/passage'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { annotationOf, WITH_AUTHOR, type Annotation } from './annotationRow'
import { notesByIds } from './notesByIds.server'
import { placeAnnotations } from './placeAnnotations'

/** Words that a permalink cites, and the original that they were taken from; null where they are of the record's own text. */
export type Cited = {
  passage: Passage
  sha256: string | null
  extractor: string | null
  /** Of the passage's pages, those whose words were recognised from their pictures. */
  ocrPages: number[]
}

/** The command line sees what anyone with an account may. Numbers of notes on a page count those. */
const TEAM: Viewer = { role: 'owner', accountId: '', name: 'command line' }

/**
 * Finds the words that a permalink names; null where there are none. A note that its author keeps to themselves is found
 * only where `hasPrivate` says so.
 */
export async function findCited(
  portal: Portal,
  cited: CitedPassage,
  { hasPrivate }: { hasPrivate: boolean },
): Promise<Cited | null> {
  const catalog = await readCatalog(portal, TEAM)
  const versions = await versionsOf(portal, catalog, cited.documentId)
  if (cited.of === 'note') {
    const row = await portal.db.annotation.findFirst({
      where: {
        id: cited.annotationId,
        documentId: cited.documentId,
        removedAt: null,
        ...(hasPrivate ? {} : { visibility: { not: 'private' } }),
      },
      include: WITH_AUTHOR,
    })
    return row && ofNote(portal, annotationOf(row), versions)
  }
  const version = versions.find(({ number }) => number === cited.version)
  const pages = version && (await pagesOfVersion(portal, cited.documentId, version.number))
  if (!version || !pages) return null
  if (cited.note === null) {
    const page = pages.find(({ number }) => number === cited.page)
    if (!page) return null
    const whole = {
      page: page.number,
      start: 0,
      end: page.text.length,
      exact: page.text,
      prefix: '',
      suffix: '',
    }
    return readIn(portal, whole, version)
  }
  const rows = await portal.db.annotation.findMany({
    where: { documentId: cited.documentId, parentId: null, removedAt: null, visibility: { not: 'private' } },
    select: { id: true },
  })
  const held = await notesByIds(
    portal,
    TEAM,
    rows.map(({ id }) => id),
  )
  const { notes } = placeAnnotations(held, pages, version)
  const note = notes.find(({ number }) => number === cited.note)
  if (!note || (note.anchor.state !== 'exact' && note.anchor.state !== 'moved') || !note.passage) return null
  return readIn(portal, { ...note.passage, ...note.anchor }, version)
}

async function ofNote(
  portal: Portal,
  { passage, ...note }: Annotation,
  versions: readonly ShownVersion[],
): Promise<Cited | null> {
  if (!passage) return null
  const version =
    versions.find(({ number }) => number === note.version) ??
    versions.find(({ sha256 }) => sha256 === note.originalSha256)
  if (version) return readIn(portal, passage, version)
  return { passage, sha256: note.originalSha256, extractor: null, ocrPages: [] }
}

async function readIn(
  portal: Portal,
  passage: Passage,
  { sha256, extraction, extractor, isOcr }: ShownVersion,
): Promise<Cited> {
  const where = { sha256, extraction, method: 'ocr', number: { in: pagesOfPlace(passage) } }
  const rows = isOcr ? await portal.db.page.findMany({ where, select: { number: true } }) : []
  return { passage, sha256, extractor, ocrPages: rows.map(({ number }) => number) }
}
