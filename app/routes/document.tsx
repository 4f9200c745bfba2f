import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { PAGES_SHOWN } from '../annotations/pagesShown'
import { readDocument } from '../annotations/readDocument.server'
import { textHref } from '../annotations/textHref'
import { findRemoved } from '../annotations/removeAnnotation.server'
import { citeRecord } from '../catalog/citeRecord'
import { nearestRecords } from '../catalog/nearest'
import { readCatalog } from '../catalog/readCatalog.server'
import { speakerChoices } from '../catalog/speakers'
import { visibilitiesFor } from '../domain/annotation'
import { mayDo } from '../domain/roles'
import { notFound } from '../http/notFound'
import { permalink } from '../http/permalink'
import { requireUser } from '../http/requireUser'
import { pageMeta, twinHeaders, withTwin } from '../http/twin'
import { listPacketsWith } from '../packets/readPackets.server'
import { placeInList } from '../search/placeInList.server'
import { ListPager } from './parts/ListPager'
import { DocumentAbout } from './parts/document/DocumentAbout'
import { DocumentHead } from './parts/document/DocumentHead'
import { DocumentTies } from './parts/document/DocumentTies'
import { levelNotes } from './parts/document/levelNotes'
import { NoteDialog, type NoteDraft } from './parts/document/NoteDialog'
import { NotesColumn } from './parts/document/NotesColumn'
import { SheetText } from './parts/document/SheetText'
import { TextRegion } from './parts/document/TextRegion'
import { SheetPager } from './parts/document/SheetPager'

const LIST = { kind: 'document', name: 'documents', href: '/documents' } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal } = context
  const viewer = requireUser(context, request, 'read')
  const asked = new URL(request.url).searchParams
  const id = params.documentId!
  const shown = { original: asked.get('original'), from: Number(asked.get('page')) || 1 }
  const catalog = await readCatalog(portal, viewer)
  const reading = await readDocument(portal, viewer, id, shown)
  if (!reading && catalog.find('document', id)) throw notFound('original of this document', shown.original!)
  if (!reading) throw notFound('document', id, nearestRecords(catalog, 'document', id))
  const mayAnnotate = mayDo(viewer.role, 'annotate')
  const removed = asked.get('removed')
  return withTwin(`/documents/${id}`, {
    reading,
    mayAnnotate,
    mayEdit: mayDo(viewer.role, 'edit-catalog'),
    undo: removed === null ? null : await findRemoved(portal, { documentId: id, id: removed }, viewer),
    visibilities: visibilitiesFor(viewer),
    speakers: mayAnnotate ? speakerChoices(catalog, id) : [],
    citations: citeRecord(catalog, catalog.get(id)!, permalink(portal, request, `/documents/${id}`)),
    packets: await listPacketsWith(portal, viewer, id),
    place: await placeInList(portal, viewer, request, catalog, LIST, id),
  })
}

export const headers = twinHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageMeta(data.reading.document.brief.title, `/documents/${data.reading.document.brief.id}`) : []

export default function Document() {
  const { reading, mayAnnotate, mayEdit, undo, visibilities, speakers, citations, packets, place } =
    useLoaderData<typeof loader>()
  const { document, original, originals, sheets, pageCount, notes } = reading
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const region = useRef<HTMLDivElement>(null)
  const pageTexts = useMemo(() => new Map(sheets.map((sheet) => [sheet.number, sheet.text])), [sheets])
  const close = useCallback(() => setDraft(null), [])
  const id = document.brief.id
  const hash = original && original.sha256 !== originals[0]?.sha256 ? original.sha256 : null
  const hrefOfPage = (page: number) => textHref(id, hash, page)

  useEffect(() => {
    if (!list.current || !region.current) return
    const level = () => list.current && levelNotes(list.current)
    const observer = new ResizeObserver(level)
    observer.observe(region.current)
    for (const note of list.current.children) observer.observe(note)
    return () => observer.disconnect()
  }, [notes])

  const set = (isEntered: boolean) =>
    sheets.map((sheet) => (
      <SheetText
        key={sheet.number}
        sheet={sheet}
        quotations={document.quotations}
        label={original ? `Page ${sheet.number} of ${pageCount}` : null}
        isEntered={isEntered}
      />
    ))
  return (
    <div className="wrap reader">
      <DocumentHead document={document} citations={citations} />
      <div className="rd">
        <DocumentAbout
          document={document}
          original={original}
          originals={originals}
          packets={packets}
          mayEdit={mayEdit}
        />
        <div className="rd-text" ref={region} id="text">
          {mayAnnotate ? (
            <TextRegion
              documentId={id}
              original={original?.sha256 ?? null}
              pageTexts={pageTexts}
              onAnnotate={(kind, passage) => setDraft({ kind, passage })}
            >
              {set}
            </TextRegion>
          ) : (
            set(false)
          )}
          <SheetPager
            first={sheets[0]?.number ?? 1}
            count={pageCount}
            step={PAGES_SHOWN}
            hrefOf={hrefOfPage}
          />
        </div>
        <NotesColumn
          notes={notes}
          documentId={id}
          original={original?.sha256 ?? null}
          mayAnnotate={mayAnnotate}
          undo={undo}
          visibilities={visibilities}
          speakers={speakers}
          hrefOfPage={hrefOfPage}
          listRef={list}
        />
      </div>
      <DocumentTies document={document} hasOriginal={original !== null} />
      <ListPager place={place} />
      {mayAnnotate && (
        <NoteDialog
          draft={draft}
          onClose={close}
          documentId={id}
          original={original?.sha256 ?? null}
          visibilities={visibilities}
          speakers={speakers}
        />
      )}
    </div>
  )
}
