import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { PAGES_SHOWN } from '../annotations/pagesShown'
import { readDocument } from '../annotations/readDocument.server'
import { findRemoved } from '../annotations/removeAnnotation.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { speakerChoices } from '../catalog/speakers'
import { visibilitiesFor } from '../domain/annotation'
import { mayDo } from '../domain/roles'
import { notFound } from '../http/notFound'
import { DocumentAbout } from './parts/document/DocumentAbout'
import { DocumentHead } from './parts/document/DocumentHead'
import { DocumentTies } from './parts/document/DocumentTies'
import { levelNotes } from './parts/document/levelNotes'
import { NoteDialog, type NoteDraft } from './parts/document/NoteDialog'
import { NotesColumn } from './parts/document/NotesColumn'
import { SheetText } from './parts/document/SheetText'
import { TextRegion } from './parts/document/TextRegion'
import { SheetPager } from './parts/document/SheetPager'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.reading.document.brief.title ?? 'Document'} – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { portal, visitor } = context
  const { viewer } = visitor
  const asked = new URL(request.url).searchParams
  const id = params.documentId ?? ''
  const shown = { original: asked.get('original'), from: Number(asked.get('page')) || 1 }
  const reading = await readDocument(portal, viewer, id, shown)
  if (!reading)
    throw notFound(shown.original ? 'original of this document' : 'document', shown.original ?? id)
  const mayAnnotate = mayDo(viewer.role, 'annotate')
  const removed = asked.get('removed')
  return {
    reading,
    mayAnnotate,
    mayEdit: mayDo(viewer.role, 'edit-catalog'),
    undo: removed === null ? null : await findRemoved(portal, { documentId: id, id: removed }, viewer),
    visibilities: visibilitiesFor(viewer),
    speakers: mayAnnotate ? speakerChoices(await readCatalog(portal, viewer), id) : [],
  }
}

export default function Document() {
  const { reading, mayAnnotate, mayEdit, undo, visibilities, speakers } = useLoaderData<typeof loader>()
  const { document, original, originals, sheets, pageCount, notes } = reading
  const [draft, setDraft] = useState<NoteDraft | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const region = useRef<HTMLDivElement>(null)
  const pageTexts = useMemo(() => new Map(sheets.map((sheet) => [sheet.number, sheet.text])), [sheets])
  const close = useCallback(() => setDraft(null), [])
  const id = document.brief.id
  const hash = original && original.sha256 !== originals[0]?.sha256 ? original.sha256 : null
  const hrefOfPage = (page: number) => hrefOf(id, hash, page)

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
      <DocumentHead document={document} mayEdit={mayEdit} />
      <div className="rd">
        <DocumentAbout document={document} original={original} originals={originals} mayEdit={mayEdit} />
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

/** The address of the screen on which a page stands. */
function hrefOf(id: string, original: string | null, page: number): string {
  const asked = new URLSearchParams()
  if (original) asked.set('original', original)
  if (page > PAGES_SHOWN) asked.set('page', String(page))
  return `/documents/${id}${asked.size > 0 ? `?${asked}` : ''}`
}
