import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction, type Params } from '@remix-run/react'
import { PAGES_SHOWN } from '../annotations/pagesShown'
import { readDocument } from '../annotations/readDocument.server'
import { findRemoved } from '../annotations/removeAnnotation.server'
import { versionHref } from '../annotations/textHref'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { speakerChoices } from '../catalog/speakers'
import { visibilitiesFor } from '../domain/annotation'
import { mayDo, type Viewer } from '../domain/roles'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { listPacketsWith } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { stepsUnderWay } from '../ingest/underWay.server'
import { placeInList } from '../search/placeInList.server'
import { StaticPart } from '../ui/StaticPart'
import { DocumentAbout } from './parts/document/DocumentAbout'
import { DocumentHead } from './parts/document/DocumentHead'
import { DocumentStanding } from './parts/document/DocumentStanding'
import { FoundList } from './parts/document/FoundList'
import { levelNotes, type TopOfPage } from './parts/document/levelNotes'
import { NoteDialog, type NoteDraft } from './parts/document/NoteDialog'
import { NotesColumn } from './parts/document/NotesColumn'
import { pdfHints } from './parts/document/pdfFiles'
import { Reader } from './parts/document/Reader'
import { canFrame, parseView } from './parts/document/readerView'
import { sendDocument } from './parts/document/sendDocument.server'
import { ShownPage } from './parts/document/ShownPage'
import { SheetPager } from './parts/document/SheetPager'
import { SheetText } from './parts/document/SheetText'
import { TextRegion } from './parts/document/TextRegion'
import { useFirstOriginal } from './parts/document/useFirstOriginal'
import { useNoteFocus } from './parts/document/useNoteFocus'
import { useReaderView } from './parts/document/useReaderView'
import { ListPager } from './parts/ListPager'

const LIST = { kind: 'document', name: 'documents', href: '/documents' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const asked = readAsked(request, params)
  const catalog = await readCatalog(context.portal, viewer)
  const reading = await readDocument(context.portal, viewer, asked.id, asked)
  if (!reading) throw sayMissing(catalog, asked)
  const sent = sendDocument(context, catalog, reading, mayDo(viewer.role, 'annotate'))
  const margin = await readMargin(context.portal, viewer, catalog, asked, request)
  const { view, find } = asked
  const page = { ...sent, ...margin, view, find }
  return withTwin(`/documents/${asked.id}`, page, { isMomentary: margin.steps.length > 0 })
}

/** What the address asks of the reader. A version that is no number is one that no document has. */
function readAsked(request: Request, params: Params) {
  const asked = new URL(request.url).searchParams
  return {
    id: params.documentId!,
    version: params.version === undefined ? null : Number(params.version) || -1,
    original: asked.get('original'),
    from: Number(asked.get('page')) || 1,
    find: asked.get('find'),
    text: asked.get('text'),
    view: parseView(asked.get('view')),
    removed: asked.get('removed'),
  }
}
type Asked = ReturnType<typeof readAsked>

function sayMissing(catalog: Catalog, { id, version, original }: Asked): Response {
  return catalog.find('document', id)
    ? notFound('version of this document', version === null ? (original ?? '') : String(version))
    : notFound('document', id, nearestRecords(catalog, 'document', id))
}

/** What stands around the text for this viewer: its place in the record and in lists, and what writing a note takes. */
async function readMargin(
  portal: Portal,
  viewer: Viewer,
  catalog: Catalog,
  { id, removed }: Asked,
  request: Request,
) {
  const mayAnnotate = mayDo(viewer.role, 'annotate')
  return {
    mayAnnotate,
    mayEdit: mayDo(viewer.role, 'edit-catalog'),
    undo: removed === null ? null : await findRemoved(portal, { documentId: id, id: removed }, viewer),
    visibilities: mayAnnotate ? visibilitiesFor(viewer) : [],
    speakers: mayAnnotate ? speakerChoices(catalog, id) : [],
    steps: await stepsUnderWay(portal, viewer, id),
    citations: citeRecord(catalog, catalog.get(id)!, permalink(portal, request, `/documents/${id}`)),
    packets: await listPacketsWith(portal, viewer, id),
    place: await placeInList(portal, viewer, request, catalog, LIST, id),
  }
}

type DocumentPage = ReturnType<typeof useLoaderData<typeof loader>>
export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [...pageMeta(data.document.brief.title, `/documents/${data.document.brief.id}`), ...hints(data)] : []

function hints({ original, view, document }: Pick<DocumentPage, 'original' | 'view' | 'document'>) {
  const isDrawn = original?.mediaType === 'application/pdf' && view !== null && view !== 'text'
  return isDrawn ? pdfHints(document.brief.id, original) : []
}

export default function Document() {
  const page = useLoaderData<typeof loader>()
  const { document, original, sheets, pageCount, notes, mayAnnotate } = page
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const region = useRef<HTMLDivElement>(null)
  const pageTexts = useMemo(() => new Map(sheets.map((sheet) => [sheet.number, sheet.text])), [sheets])
  const close = useCallback(() => setDraft(null), [])
  const id = document.brief.id
  const { version } = page
  const named = version && !version.isCurrent ? version.number : null
  const hrefOfPage = (number: number) => versionHref(id, named, number)
  const topOfPage = useRef<TopOfPage>(() => null)
  const level = useLevelNotes(list, region, notes, topOfPage)
  useNoteFocus()
  useFirstOriginal(original !== null)

  const [view, setView] = useReaderView(page.view, original?.mediaType ?? null)
  const isFramed = original !== null && view === 'image' && canFrame(original.mediaType)

  const set = (isEntered: boolean) =>
    sheets.map((sheet) => (
      <SheetText
        key={sheet.number}
        sheet={sheet}
        marks={page.marks[0]?.[1] ?? []}
        quotations={page.quotations}
        label={null}
        isEntered={isEntered}
      />
    ))
  const writing = {
    documentId: id,
    original: original?.sha256 ?? null,
    visibilities: page.visibilities,
    speakers: page.speakers,
  }
  const regionOf = (texts: ReadonlyMap<number, string>, pages: (isEntered: boolean) => ReactNode) =>
    mayAnnotate ? (
      <TextRegion {...writing} pageTexts={texts} onAnnotate={(kind, passage) => setDraft({ kind, passage })}>
        {pages}
      </TextRegion>
    ) : (
      pages(false)
    )
  return (
    <div className="wrap reader">
      <DocumentHead document={document} citations={page.citations} />
      <div className="rd">
        <DocumentAbout
          document={document}
          original={original}
          version={version}
          versions={page.versions}
          outline={page.reading?.outline ?? []}
          hrefOfPage={hrefOfPage}
          packets={page.packets}
          mayEdit={page.mayEdit}
        />
        <div className="rd-text" ref={region} id="text" data-original={original?.mediaType}>
          <DocumentStanding
            documentId={id}
            version={version}
            versions={page.versions}
            reading={page.reading}
            steps={page.steps}
            maySteer={page.mayEdit}
            hrefOfPage={hrefOfPage}
          />
          {isFramed ? (
            <ShownPage documentId={id} original={original} onView={setView} noteCount={notes.length} />
          ) : original && page.reading ? (
            <Reader
              key={`${original.sha256} ${version?.extraction}`}
              document={{ id, original, version: named, frames: page.reading.frames }}
              sent={sheets}
              pageCount={pageCount}
              marks={page.marks}
              notes={notes}
              view={view}
              onView={setView}
              onLaidOut={level}
              topOfPage={topOfPage}
              sought={page.find}
              found={
                page.found && page.find ? (
                  <FoundList words={page.find} found={page.found} hrefOfPage={hrefOfPage} />
                ) : null
              }
              region={regionOf}
            />
          ) : page.isStill ? (
            <StaticPart name="sheet" />
          ) : (
            regionOf(pageTexts, set)
          )}
          {!isFramed && (
            <SheetPager
              first={sheets[0]?.number ?? 1}
              count={pageCount}
              step={PAGES_SHOWN}
              hrefOf={hrefOfPage}
            />
          )}
        </div>
        <NotesColumn
          {...writing}
          notes={notes}
          isSheet={original !== null}
          mayAnnotate={mayAnnotate}
          undo={page.undo}
          hrefOfPage={hrefOfPage}
          listRef={list}
        />
      </div>
      <StaticPart name="ties" />
      <ListPager place={page.place} />
      {mayAnnotate && <NoteDialog {...writing} draft={draft} onClose={close} />}
    </div>
  )
}

/**
 * Keeps notes level with their passages while the text, its faces or the notes themselves change their heights. The
 * answer does so when other pages are there.
 */
function useLevelNotes(
  list: React.RefObject<HTMLOListElement | null>,
  region: React.RefObject<HTMLElement | null>,
  notes: readonly unknown[],
  topOfPage: React.MutableRefObject<TopOfPage>,
): () => void {
  const level = useCallback(() => {
    if (list.current && list.current.children.length > 0)
      levelNotes(list.current, (page) => topOfPage.current?.(page) ?? null)
  }, [list, topOfPage])
  useEffect(() => {
    const shown = list.current
    if (!shown || !region.current || notes.length === 0) return
    const observer = new ResizeObserver(level)
    observer.observe(region.current)
    for (const note of shown.children) observer.observe(note)
    return () => observer.disconnect()
  }, [list, region, notes, level])
  return level
}
