import { readCatalog } from '../catalog/readCatalog.server'
import { versionsOf, type ShownVersion } from '../catalog/versions.server'
import { pagesOfVersion } from '../catalog/versionPages.server'
import type { CitedPassage } from '../domain/citedPassage'
import type { Passage } from '../domain/passage'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { annotationOf, WITH_AUTHOR, type Annotation } from './annotationRow'
import { notesByIds } from './notesByIds.server'
import { placeAnnotations } from './placeAnnotations'

/** Words that a permalink cites, and the original that they were taken from; null where they are of the record's own text. */
export type Cited = { passage: Passage; sha256: string | null; extractor: string | null; isOcr: boolean }

/** The command line sees what anyone with an account may. Numbers of notes on a page count those. */
const TEAM: Viewer = { role: 'owner', accountId: '', name: 'command line' }

/** Finds the words that a permalink names; null where there are none. A private note's permalink is found too: whoever has the store has it. */
export async function findCited(portal: Portal, cited: CitedPassage): Promise<Cited | null> {
  const catalog = await readCatalog(portal, TEAM)
  const versions = await versionsOf(portal, catalog, cited.documentId)
  if (cited.of === 'note') {
    const row = await portal.db.annotation.findFirst({
      where: { id: cited.annotationId, documentId: cited.documentId, removedAt: null },
      include: WITH_AUTHOR,
    })
    return row && ofNote(annotationOf(row), versions)
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
    return { passage: whole, ...readingOf(version) }
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
  return { passage: { ...note.passage, ...note.anchor }, ...readingOf(version) }
}

function ofNote(note: Annotation, versions: readonly ShownVersion[]): Cited | null {
  if (!note.passage) return null
  const version =
    versions.find(({ number }) => number === note.version) ??
    versions.find(({ sha256 }) => sha256 === note.originalSha256)
  const unread = { sha256: note.originalSha256, extractor: null, isOcr: false }
  return { passage: note.passage, ...(version ? readingOf(version) : unread) }
}

const readingOf = ({ sha256, extractor, isOcr }: ShownVersion) => ({ sha256, extractor, isOcr })
