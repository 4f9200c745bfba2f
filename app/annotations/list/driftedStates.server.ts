import { documentPage } from '../../catalog/documentPage'
import type { Catalog } from '../../catalog/catalog'
import { currentVersions, type ShownVersion } from '../../catalog/versions.server'
import { pagesOf } from '../../catalog/originals.server'
import type { PageText } from '../../domain/passage'
import { READER } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import type { Annotation, AnchorState } from '../annotationRow'
import { hashOfText } from '../hashOfText'
import { notesByIds } from '../notesByIds.server'
import { placeAnnotations } from '../placeAnnotations'

/**
 * The states of notes that are not those of their rows, by the notes' ids: such as were not placed yet on the version
 * that readers are shown, and those on a record's own text that was changed since, of which there are no versions.
 * Every other note, of all that `where` finds, stands as its row says. Replies have no state.
 */
export async function driftedStates(
  portal: Portal,
  catalog: Catalog,
  where: object,
): Promise<Map<string, AnchorState>> {
  const noted = { AND: [where, { parentId: null, removedAt: null, exact: { not: null } }] }
  const texts = await portal.db.annotation.groupBy({
    by: ['documentId', 'originalSha256', 'textSha256', 'anchorState'],
    where: noted,
  })
  const noticed = texts.map(({ documentId }) => documentId)
  const shown = await currentVersions(portal, catalog, noticed)
  const changed = texts.filter((it) => !shown.has(it.documentId) && !isAsItWas(catalog, it))
  const unsettled = [
    ...changed.map(({ documentId, textSha256 }) => ({ documentId, textSha256 })),
    ...notPlacedOn(shown),
  ]
  const states = new Map<string, AnchorState>()
  for (let from = 0; from < unsettled.length; from += MOST_ASKED) {
    const OR = unsettled.slice(from, from + MOST_ASKED)
    const rows = await portal.db.annotation.findMany({
      where: { AND: [noted, { OR }] },
      select: { id: true },
    })
    const unplaced = await notesByIds(
      portal,
      READER,
      rows.map(({ id }) => id),
    )
    for (const [documentId, held] of byDocument(unplaced)) {
      const version = shown.get(documentId) ?? null
      const pages = version ? await pagesOf(portal, version) : ownText(catalog, documentId)
      const { notes } = placeAnnotations(held, pages, version)
      for (const { id, anchor, anchorState } of notes)
        if (anchor.state !== anchorState) states.set(id, anchor.state)
    }
  }
  return states
}

/** Alternatives in one question: databases bound how many values one may have. */
const MOST_ASKED = 100
/** Documents named in one alternative. */
const MOST_NAMED = 5

/** What finds the notes without a row for the version that is shown, by number, since most documents are at their first. */
function notPlacedOn(shown: ReadonlyMap<string, ShownVersion>): object[] {
  const byNumber = new Map<number, string[]>()
  for (const [documentId, { number }] of shown)
    byNumber.set(number, [...(byNumber.get(number) ?? []), documentId])
  return [...byNumber].flatMap(([version, ids]) =>
    Array.from({ length: Math.ceil(ids.length / MOST_NAMED) }, (_, at) => ({
      documentId: { in: ids.slice(at * MOST_NAMED, (at + 1) * MOST_NAMED) },
      placements: { none: { version } },
    })),
  )
}

/** Whether a record's own text is the one that its notes were pinned to, so that they stand as they did. */
function isAsItWas(
  catalog: Catalog,
  {
    documentId,
    originalSha256,
    textSha256,
    anchorState,
  }: Pick<Annotation, 'documentId' | 'originalSha256' | 'textSha256'> & { anchorState: string },
): boolean {
  if (originalSha256 !== null || anchorState !== 'exact') return false
  return textSha256 === hashOfText(ownText(catalog, documentId), { page: 1 })
}

function ownText(catalog: Catalog, documentId: string): PageText[] {
  const page = documentPage(catalog, documentId)
  return page ? [page.text.page] : []
}

function byDocument(notes: readonly Annotation[]): Map<string, Annotation[]> {
  const found = new Map<string, Annotation[]>()
  for (const note of notes) found.set(note.documentId, [...(found.get(note.documentId) ?? []), note])
  return found
}
