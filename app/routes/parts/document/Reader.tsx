import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Mark } from '../../../domain/markedText'
import { pageName, unpackFrames, type PackedFrames, type PageFrame } from '../../../domain/reader/pageFrames'
import { useShortcuts } from '../../../ui/shortcuts'
import { PagePicture, type Turn } from './PagePicture'
import { ReaderBar } from './ReaderBar'
import { pictureWidth, stepZoom, type ReaderView, type Zoom } from './readerView'
import { SheetText } from './SheetText'
import { useDeepLinks, type LinkedNote } from './useDeepLinks'
import { usePageTexts, type PageSheet } from './usePageTexts'
import { usePageWindow } from './usePageWindow'
import { usePdf } from './usePdf'
import { useRoom } from './useRoom'

export type ReaderDocument = {
  id: string
  original: { sha256: string; sizeBytes: number; mediaType: string }
  /** True where another original than the latest is read: then addresses name it. */
  isNamed: boolean
  frames: PackedFrames
}

type ReaderProps = {
  document: ReaderDocument
  sent: readonly PageSheet[]
  pageCount: number
  marks: readonly (readonly [page: number, marks: readonly Mark[]])[]
  notes: readonly LinkedNote[]
  view: ReaderView
  onView: (view: ReaderView) => void
  /** Wraps the pages where words can be selected. */
  region: (texts: ReadonlyMap<number, string>, pages: (isEntered: boolean) => ReactNode) => ReactNode
}

/** A page before anyone knows its size: letter. */
const LETTER = { widthPt: 612, heightPt: 792 }
/** Of a row: its heading, its frame and the room beneath, in CSS pixels. */
const ROW_EXTRA = 64
/** A page of text before any was measured, in CSS pixels. */
const TEXT_ROW = 900
const NO_MARKS: readonly Mark[] = []

/** The pages of an original, as text, as pictures or as both, as far as they are near the screen. */
export function Reader({ document, sent, pageCount, marks, notes, view, onView, region }: ReaderProps) {
  const stack = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  const [zoom, setZoom] = useState<Zoom>('width')
  const [turn, setTurn] = useState<Turn>(0)
  useEffect(() => setLive(true), [])

  const frames = useMemo(() => unpackFrames(document.frames), [document.frames])
  const room = useRoom(stack, view)
  const hasPictures = view !== 'text' && isLive
  const sizeOf = useCallback(
    (page: number) => {
      const { widthPt, heightPt } = knownSize(frames[page - 1])
      const shown = turn % 2 === 1 ? { widthPt: heightPt, heightPt: widthPt } : { widthPt, heightPt }
      const shownWidth = Math.max(1, pictureWidth(zoom, shown, room))
      const widthPx = turn % 2 === 1 ? (shownWidth * widthPt) / heightPt : shownWidth
      return { widthPx, heightPx: (widthPx * heightPt) / widthPt }
    },
    [frames, zoom, turn, room],
  )
  const estimate = (page: number, mean: number | null) => {
    if (!hasPictures) return mean ?? TEXT_ROW
    const { widthPx, heightPx } = sizeOf(page)
    return (turn % 2 === 1 ? widthPx : heightPx) + ROW_EXTRA
  }
  const first = sent[0]?.number ?? 1
  const initial = { from: first, to: sent.at(-1)?.number ?? first }
  const pages = usePageWindow({
    stack,
    count: pageCount,
    initial,
    estimate,
    layout: `${view} ${zoom} ${turn} ${Math.round(room.widthPx)}`,
    isOn: isLive,
  })
  const asked = document.isNamed ? `&original=${document.original.sha256}` : ''
  const hrefOf = useCallback(
    (from: number) => `/documents/${document.id}/pages?from=${from}${asked}`,
    [document.id, asked],
  )
  const needsWords = useCallback(
    (page: number) => hasPictures && frames[page - 1]?.method === 'ocr',
    [hasPictures, frames],
  )
  const { sheetOf, texts, problem } = usePageTexts(sent, pageCount, pages.stretch, hrefOf, needsWords)
  const pdf = usePdf(originalOf(document), hasPictures)
  const painter = pdf && 'painter' in pdf ? pdf.painter : null
  if (painter) painter.nearest = pages.current

  useDeepLinks(pages.goTo, notes, isLive)
  const marksOn = useMemo(() => new Map(marks), [marks])
  const { current } = pages
  const shownPercent = useCallback(() => {
    const { widthPt } = knownSize(frames[current - 1])
    return (sizeOf(current).widthPx / (widthPt * (96 / 72))) * 100
  }, [frames, current, sizeOf])
  const step = useCallback((by: 1 | -1) => setZoom(stepZoom(shownPercent(), by)), [shownPercent])
  const rotate = useCallback(() => setTurn((now) => ((now + 1) % 4) as Turn), [])
  useReaderKeys({ pages, pageCount, hasPictures, step, setZoom, rotate })
  useWheelZoom(stack, hasPictures, step)

  const setOf = (isEntered: boolean) => (
    <div className={`stack view-${view}${isLive ? ' live' : ''}`} ref={stack}>
      <div className="stack-gap" aria-hidden="true" />
      {range(pages.stretch.from, pages.stretch.to).map((number) => (
        <PageRow
          key={number}
          number={number}
          name={pageName(number, pageCount, frames[number - 1])}
          frame={frames[number - 1]}
          sheet={sheetOf(number)}
          marks={marksOn.get(number) ?? NO_MARKS}
          view={isLive ? view : 'text'}
          isEntered={isEntered}
        >
          {hasPictures && (
            <PagePicture
              number={number}
              name={pageName(number, pageCount, frames[number - 1])}
              size={sizeOf(number)}
              turn={turn}
              painter={painter}
              pdf={painter?.pdf ?? null}
              sheet={sheetOf(number)}
              marks={marksOn.get(number) ?? NO_MARKS}
              isPlace={view === 'image'}
              onPieces={pages.settle}
            />
          )}
        </PageRow>
      ))}
      <div className="stack-gap" aria-hidden="true" />
    </div>
  )
  return (
    <>
      <ReaderBar
        view={view}
        hasPictures={hasPictures}
        canPicture={canPicture(document.original.mediaType)}
        onView={onView}
        current={isLive ? pages.current : first}
        frames={frames}
        onPage={(page) => pages.goTo(page)}
        zoom={zoom}
        onZoom={setZoom}
        onStep={step}
        onRotate={rotate}
        noteCount={notes.length}
      />
      {pdf && 'problem' in pdf && <p className="reader-problem err">{pdf.problem}</p>}
      {problem && <p className="reader-problem err">{problem}</p>}
      {region(texts, setOf)}
    </>
  )
}

type PageRowProps = {
  number: number
  name: string
  frame: PageFrame | undefined
  sheet: PageSheet | null
  marks: readonly Mark[]
  view: ReaderView
  isEntered: boolean
  children: ReactNode
}

/** One page: its name, which is its address too, its picture and its text. */
function PageRow({ number, name, frame, sheet, marks, view, isEntered, children }: PageRowProps) {
  const aside = isEntered ? { contentEditable: false, suppressContentEditableWarning: true } : {}
  return (
    <div className="page-row" data-row={number} id={`p${number}`}>
      <p className="page-name" {...aside}>
        <a href={`#p${number}`}>{name}</a>
        {frame?.method === 'ocr' && (
          <span className="meta">
            {' '}
            Read by OCR{frame.confidence !== null && `, ${Math.round(frame.confidence)} % sure`}
          </span>
        )}
      </p>
      <div className="page-sides">
        {children}
        {view !== 'image' &&
          (sheet ? (
            <SheetText sheet={sheet} marks={marks} quotations={[]} label={name} isEntered={isEntered} />
          ) : (
            <article className="sheet awaited" aria-label={name} aria-busy="true" data-page={number}>
              <p className="meta" {...aside}>
                The text of this page is on its way.
              </p>
            </article>
          ))}
      </div>
    </div>
  )
}

function useReaderKeys({
  pages,
  pageCount,
  hasPictures,
  step,
  setZoom,
  rotate,
}: {
  pages: { current: number; goTo: (page: number) => void }
  pageCount: number
  hasPictures: boolean
  step: (by: 1 | -1) => void
  setZoom: (zoom: Zoom) => void
  rotate: () => void
}) {
  useShortcuts([
    { keys: 'n', does: 'Go to the next page', run: () => pages.goTo(Math.min(pageCount, pages.current + 1)) },
    { keys: 'p', does: 'Go to the page before', run: () => pages.goTo(Math.max(1, pages.current - 1)) },
    { keys: 'g', does: 'Type a page to go to', run: focusPage },
    ...(hasPictures
      ? [
          { keys: '+', does: 'Show pages larger', run: () => step(1) },
          { keys: '-', does: 'Show pages smaller', run: () => step(-1) },
          { keys: '0', does: 'Fit pages to the width', run: () => setZoom('width') },
          { keys: 'r', does: 'Turn pages a quarter to the right', run: rotate },
        ]
      : []),
  ])
}

function focusPage() {
  const field = globalThis.document.querySelector<HTMLInputElement>('.reader-bar input[name="page"]')
  field?.focus()
  field?.select()
}

/** Ctrl with the wheel, or a pinch on a trackpad, makes pages larger and smaller, as in any reader of PDFs. */
function useWheelZoom(stack: React.RefObject<HTMLElement | null>, isOn: boolean, step: (by: 1 | -1) => void) {
  useEffect(() => {
    const home = stack.current
    if (!isOn || !home) return
    let turned = 0
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      turned += event.deltaY
      if (Math.abs(turned) < 40) return
      step(turned < 0 ? 1 : -1)
      turned = 0
    }
    home.addEventListener('wheel', onWheel, { passive: false })
    return () => home.removeEventListener('wheel', onWheel)
  }, [stack, isOn, step])
}

function knownSize(frame: PageFrame | undefined): { widthPt: number; heightPt: number } {
  return frame?.widthPt && frame.heightPt ? { widthPt: frame.widthPt, heightPt: frame.heightPt } : LETTER
}

function originalOf({ id, original }: ReaderDocument) {
  return original.mediaType === 'application/pdf'
    ? { href: `/documents/${id}/originals/${original.sha256}`, sizeBytes: original.sizeBytes }
    : null
}

/** Kinds of original that have pages to look at. */
export function canPicture(mediaType: string): boolean {
  return mediaType === 'application/pdf'
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
