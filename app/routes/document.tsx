import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { PAGES_SHOWN } from '../annotations/pagesShown'
import { readDocument, type DocumentReading } from '../annotations/readDocument.server'
import { findRemoved } from '../annotations/removeAnnotation.server'
import { versionHref } from '../annotations/textHref'
import type { Catalog } from '../catalog/catalog'
import { citeRecord } from '../catalog/citeRecord'
import { documentPage } from '../catalog/documentPage'
import { nearestRecords } from '../catalog/nearest'
import { perRevision } from '../catalog/perRevision'
import { readCatalog } from '../catalog/readCatalog.server'
import { speakerChoices } from '../catalog/speakers'
import { visibilitiesFor } from '../domain/annotation'
import { mayDo } from '../domain/roles'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { giveStaticPart } from '../http/staticParts.server'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { listPacketsWith } from '../packets/readPackets.server'
import { stepsUnderWay } from '../ingest/underWay.server'
import { placeInList } from '../search/placeInList.server'
import { StaticPart } from '../ui/StaticPart'
import { DocumentAbout } from './parts/document/DocumentAbout'
import { DocumentHead } from './parts/document/DocumentHead'
import { DocumentStanding } from './parts/document/DocumentStanding'
import { DocumentTies } from './parts/document/DocumentTies'
import { FoundList } from './parts/document/FoundList'
import { levelNotes, type TopOfPage } from './parts/document/levelNotes'
import { NoteDialog, type NoteDraft } from './parts/document/NoteDialog'
import { NotesColumn } from './parts/document/NotesColumn'
import { Reader } from './parts/document/Reader'
import { canFrame, parseView } from './parts/document/readerView'
import { ShownPage } from './parts/document/ShownPage'
import { SheetPager } from './parts/document/SheetPager'
import { SheetText } from './parts/document/SheetText'
import { TextRegion } from './parts/document/TextRegion'
import { useReaderView } from './parts/document/useReaderView'
import { ListPager } from './parts/ListPager'

const LIST = { kind: 'document', name: 'documents', href: '/documents' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal } = context
  const viewer = requireUser(context, request, 'read')
  const asked = new URL(request.url).searchParams
  const id = params.documentId!
  const catalog = await readCatalog(portal, viewer)
  const shown = {
    version: params.version === undefined ? null : Number(params.version) || -1,
    original: asked.get('original'),
    from: Number(asked.get('page')) || 1,
    find: asked.get('find'),
    text: asked.get('text'),
  }
  const reading = await readDocument(portal, viewer, id, shown)
  if (!reading && catalog.find('document', id))
    throw notFound('version of this document', params.version ?? shown.original!)
  if (!reading) throw notFound('document', id, nearestRecords(catalog, 'document', id))
  const mayAnnotate = mayDo(viewer.role, 'annotate')
  const isStill = !mayAnnotate && reading.notes.length === 0 && reading.original === null
  giveStaticPart(context, 'ties', (reading.original ? tiesWithQuotations : ties)(catalog, id))
  if (isStill) giveStaticPart(context, 'sheet', sheetOf(catalog, id))
  const removed = asked.get('removed')
  const steps = await stepsUnderWay(portal, viewer, id)
  return withTwin(
    `/documents/${id}`,
    {
      ...asSent(reading, isStill),
      isStill,
      view: parseView(asked.get('view')),
      find: shown.find,
      mayAnnotate,
      mayEdit: mayDo(viewer.role, 'edit-catalog'),
      undo: removed === null ? null : await findRemoved(portal, { documentId: id, id: removed }, viewer),
      visibilities: mayAnnotate ? visibilitiesFor(viewer) : [],
      speakers: mayAnnotate ? speakerChoices(catalog, id) : [],
      citations: citeRecord(catalog, catalog.get(id)!, permalink(portal, request, `/documents/${id}`)),
      steps,
      packets: await listPacketsWith(portal, viewer, id),
      place: await placeInList(portal, viewer, request, catalog, LIST, id),
    },
    { isMomentary: steps.length > 0 },
  )
}

/** What only shows the record is rendered once for each revision, and sent without its data. */
const ties = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<DocumentTies document={documentPage(catalog, id)!} hasOriginal={false} />),
)
const tiesWithQuotations = perRevision((catalog: Catalog, id: string) =>
  renderToStaticMarkup(<DocumentTies document={documentPage(catalog, id)!} hasOriginal />),
)
/** The record's own text without a note on it, as most readers of most documents see it. */
const sheetOf = perRevision((catalog: Catalog, id: string) => {
  const { text, quotations } = documentPage(catalog, id)!
  const sheet = { ...text.page, blocks: text.blocks }
  return renderToStaticMarkup(
    <SheetText sheet={sheet} marks={[]} quotations={quotations} label={null} isEntered={false} />,
  )
})

/** As much of a reading as the browser works with. */
function asSent({ document, sheets, ...reading }: DocumentReading, isStill: boolean) {
  const {
    text: _,
    summary: __,
    ties: ___,
    events: ____,
    sources,
    demands: _____,
    quotations,
    ...about
  } = document
  return {
    ...reading,
    document: { ...about, firstPublisher: sources[0]?.publisher ?? null, sourceCount: sources.length },
    quotations: isStill ? [] : quotations,
    sheets: isStill ? [] : sheets,
  }
}

export type SentDocument = ReturnType<typeof asSent>['document']

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.document.brief.title, `/documents/${data.document.brief.id}`) : []

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
        <div className="rd-text" ref={region} id="text">
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
