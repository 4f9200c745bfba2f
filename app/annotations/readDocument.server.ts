import { documentPage, type DocumentPage } from '../catalog/documentPage'
import type { Catalog } from '../catalog/catalog'
import { originalsOf, pagesOf, type HeldOriginal } from '../catalog/originals.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { readingOf, type Reading } from '../catalog/readingOf.server'
import { versionsOf, type ShownVersion } from '../catalog/versions.server'
import type { Mark } from '../domain/markedText'
import type { PageText } from '../domain/passage'
import { originalBlocks, type SheetBlock } from '../domain/reader/sheetBlocks'
import type { Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { findInDocument, type Hits } from './findInDocument'
import { listAnnotations } from './listAnnotations.server'
import { noteView, type NoteView } from './noteView'
import { PAGES_SHOWN } from './pagesShown'
import { placeAnnotations } from './placeAnnotations'

/** One page of the text, in its blocks. */
export type Sheet = { number: number; text: string; blocks: SheetBlock[] }

export type DocumentReading = {
  document: DocumentPage
  /** The original whose text is shown; null where the text is the record's own. */
  original: HeldOriginal | null
  originals: HeldOriginal[]
  /** The version whose text is shown, and all of them, the last first; null and none where the text is the record's own. */
  version: ShownVersion | null
  versions: ShownVersion[]
  /** What the original's reading says beside the text; null where the text is the record's own. */
  reading: Reading | null
  /** The pages that are sent at once. */
  sheets: Sheet[]
  pageCount: number
  notes: NoteView[]
  /** Where the words that were asked for stand; null where none were. */
  found: Hits | null
  /** The passages that notes are pinned to, of every page that has any. */
  marks: [page: number, marks: Mark[]][]
}

/** The text that is shown of a document: an original's pages, or the record's own one page. */
export type ShownText = {
  catalog: Catalog
  page: DocumentPage
  original: HeldOriginal | null
  originals: HeldOriginal[]
  version: ShownVersion | null
  versions: ShownVersion[]
  pages: PageText[]
}

/** Which text of a document is asked for: a version by its number, or the current or else the latest of an original; or the current one. */
export type AskedText = { original?: string | null; version?: number | null }

/**
 * Finds the text of a document for a viewer: that which is asked for, or the current version's, or the record's own
 * where no original was read. Null where this viewer has no such document, or it no such version or original.
 */
export async function findText(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  asked: AskedText = {},
): Promise<ShownText | null> {
  const catalog = await readCatalog(portal, viewer)
  const page = documentPage(catalog, documentId)
  if (!page) return null
  const versions = await versionsOf(portal, catalog, documentId)
  const version = chooseVersion(versions, asked)
  if (version === undefined) return null
  const originals = await originalsOf(portal, catalog, documentId)
  const original = originals.find((it) => it.sha256 === version?.sha256) ?? null
  const pages = version ? await pagesOf(portal, version) : [page.text.page]
  return { catalog, page, original, originals, version, versions, pages }
}

/** Undefined where there is no such version. */
function chooseVersion(versions: readonly ShownVersion[], { original, version }: AskedText) {
  if (version) return versions.find((it) => it.number === version)
  if (original) {
    const ofIt = versions.filter((it) => it.sha256 === original)
    return ofIt.find((it) => it.isCurrent) ?? ofIt[0]
  }
  return versions.find((it) => it.isCurrent) ?? null
}

/**
 * A document as its page shows it: what the catalog says, its text from page `from` on, or from the page of the first
 * place of the words `text`, and the notes on it. `count` pages are sent at once, those after a multiple of it.
 */
export async function readDocument(
  portal: Portal,
  viewer: Viewer,
  documentId: string,
  shown: AskedText & { from: number; count?: number; find?: string | null; text?: string | null },
): Promise<DocumentReading | null> {
  const found = await findText(portal, viewer, documentId, shown)
  if (!found) return null
  const { catalog, page, original, originals, version, versions, pages } = found
  const annotations = await listAnnotations(portal, documentId, viewer)
  const { notes, marks } = placeAnnotations(annotations, pages, version)
  const linked = shown.text ? findInDocument(pages, shown.text).hits[0]?.page : undefined
  const from = linked ?? shown.from
  const count = shown.count ?? PAGES_SHOWN
  const first = Math.min(Math.max(1, Math.floor((from - 1) / count) * count + 1), Math.max(1, pages.length))
  const onScreen = pages.filter(({ number }) => number >= first && number < first + count)
  const sheets = onScreen.map((it) => ({
    ...it,
    blocks: original ? originalBlocks(it) : page.text.blocks,
  }))
  const isShown = (number: number) => onScreen.some((it) => it.number === number)
  return {
    document: page,
    original: original && (viewer.accountId === null ? { ...original, receivedBy: null } : original),
    originals: viewer.accountId === null ? originals.map((it) => ({ ...it, receivedBy: null })) : originals,
    version: version && forViewer(version, viewer),
    versions: versions.map((it) => forViewer(it, viewer)),
    reading: version && (await readingOf(portal, version)),
    sheets,
    pageCount: pages.length,
    notes: notes.map((note) => noteView(note, catalog, viewer, isShown)),
    found: shown.find ? findInDocument(pages, shown.find) : null,
    marks: [...marks],
  }
}

/** Readers are not told who brought a file. */
function forViewer(version: ShownVersion, viewer: Viewer): ShownVersion {
  return viewer.accountId === null
    ? { ...version, receivedBy: null, receivedFrom: null, createdBy: null }
    : version
}
