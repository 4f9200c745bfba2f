import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type MutableRefObject,
  type ReactNode,
} from 'react'
import { useLocation } from '@remix-run/react'
import type { Mark } from '../../../domain/markedText'
import type { Place } from '../../../domain/passage'
import { pageName, unpackFrames, type PackedFrames } from '../../../domain/reader/pageFrames'
import { FindBar, useFindKeys } from './FindBar'
import type { TopOfPage } from './levelNotes'
import { PageRow } from './PageRow'
import { originalHref } from './pdfFiles'
import { ReaderBar } from './ReaderBar'
import { canPicture, type ReaderView } from './readerView'
import { Thumbnails } from './Thumbnails'
import { useDeepLinks, type LinkedNote } from './useDeepLinks'
import { useFind } from './useFind'
import { rectOfPlace, usePaintedHits } from './usePaintedHits'
import { usePageSizes } from './usePageSizes'
import { usePageTexts, type PageSheet } from './usePageTexts'
import { usePageWindow } from './usePageWindow'
import { usePictures } from './usePictures'
import { useReaderKeys, useWheelZoom } from './useReaderKeys'
import { useRoom } from './useRoom'
import { useTextLink } from './useTextLink'

export type ReaderDocument = {
  id: string
  original: { sha256: string; sizeBytes: number; mediaType: string }
  /** The version that is read, where it is not the current one. */
  version: number | null
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
  /** Called when other pages are on the screen than before, or at other places. */
  onLaidOut: () => void
  /** Is given a way to tell where a page stands, rendered or not. */
  topOfPage: MutableRefObject<TopOfPage>
  /** Words that the address asks to find, and the list of where they stand, for readers without script. */
  sought: string | null
  found: ReactNode
  /** Wraps the pages where words can be selected. */
  region: (texts: ReadonlyMap<number, string>, pages: (isEntered: boolean) => ReactNode) => ReactNode
}

/** Of a row: its heading, its frame and the room beneath, in CSS pixels. */
const ROW_EXTRA = 64
/** A page of text before any was measured, in CSS pixels. */
const TEXT_ROW = 900
const NO_MARKS: readonly Mark[] = []
const NO_HITS: readonly Place[] = []

/** The pages of an original, as text, as pictures or as both, as far as they are near the screen. */
export function Reader({
  document,
  sent,
  pageCount,
  marks,
  notes,
  view,
  onView,
  onLaidOut,
  topOfPage,
  sought,
  found,
  region,
}: ReaderProps) {
  const stack = useRef<HTMLDivElement>(null)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])

  const frames = useMemo(() => unpackFrames(document.frames), [document.frames])
  const room = useRoom(stack, view)
  const hasPictures = view !== 'text' && isLive
  const { zoom, setZoom, step: stepFrom, turn, rotate, sizeOf } = usePageSizes(frames, room)
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
  const asked = document.version === null ? '' : `&version=${document.version}`
  const hrefOf = useCallback(
    (from: number) => `/documents/${document.id}/pages?from=${from}${asked}`,
    [document.id, asked],
  )
  const needsWords = useCallback(
    (page: number) => hasPictures && frames[page - 1]?.method === 'ocr',
    [hasPictures, frames],
  )
  const { sheetOf, texts, problem } = usePageTexts(sent, pageCount, pages.stretch, hrefOf, needsWords)
  const pictures = usePictures(originalOf(document), hasPictures)
  const painter = pictures && 'painter' in pictures ? pictures.painter : null
  if (painter) painter.nearest = pages.current

  useDeepLinks(pages.goTo, notes, isLive)
  const show = (place: Place) => {
    if (!isInSight(rectOfPlace(place))) pages.goTo(place.page, () => rectOfPlace(place))
  }
  const hrefOfWords = (words: string) =>
    `/documents/${document.id}/find?words=${encodeURIComponent(words)}${asked}`
  const find = useFind(hrefOfWords, () => pages.current, show)
  useFindKeys(find)
  const linked = useTextLink(hrefOfWords, show)
  const { open } = find
  useEffect(() => {
    if (sought) open(sought)
  }, [sought, open])
  const shown = useMemo(() => ({ stretch: pages.stretch, texts, view }), [pages.stretch, texts, view])
  usePaintedHits(find.hitsOn, find.current ?? linked, shown)
  useEffect(() => {
    topOfPage.current = (page) =>
      stack.current && page >= 1 ? stack.current.getBoundingClientRect().top + pages.rows.topOf(page) : null
  }, [topOfPage, pages.rows])
  useEffect(() => onLaidOut(), [onLaidOut, shown, room, turn, zoom])
  const marksOn = useMemo(() => new Map(marks), [marks])
  const { current } = pages
  const step = useCallback((by: 1 | -1) => stepFrom(by, current), [stepFrom, current])
  const [hasThumbnails, setThumbnails] = useState(false)
  const showThumbnails = useCallback(() => setThumbnails((now) => !now), [])
  useReaderKeys({ pages, pageCount, hasPictures, step, setZoom, rotate, showThumbnails })
  useWheelZoom(stack, hasPictures, step)

  const { settle, hold } = pages
  useHeldPlace(hold)
  const settled = useCallback(() => {
    settle()
    onLaidOut()
  }, [settle, onLaidOut])

  const setOf = (isEntered: boolean) => (
    <div className={`stack view-${view}${isLive ? ' live' : ''}`} ref={stack}>
      <div className="stack-gap" aria-hidden="true" />
      {range(pages.stretch.from, pages.stretch.to).map((number) => (
        <PageRow
          key={number}
          number={number}
          name={pageName(number, pageCount, frames[number - 1])}
          frame={frames[number - 1]}
          {...sizeOf(number)}
          turn={turn}
          painter={painter}
          pdf={painter?.pdf ?? null}
          sheet={sheetOf(number)}
          marks={marksOn.get(number) ?? NO_MARKS}
          view={isLive ? view : 'text'}
          isEntered={isEntered}
          hits={find.hitsOn.get(number) ?? NO_HITS}
          here={placeOn(number, find.current ?? linked)}
          onPieces={settled}
        />
      ))}
      <div className="stack-gap" aria-hidden="true" />
    </div>
  )
  return (
    <>
      <ReaderBar
        view={view}
        hasPictures={hasPictures}
        mediaType={document.original.mediaType}
        onView={onView}
        current={isLive ? pages.current : first}
        frames={frames}
        onPage={(page) => pages.goTo(page)}
        zoom={zoom}
        onZoom={setZoom}
        onStep={step}
        onRotate={rotate}
        hasThumbnails={hasThumbnails}
        onThumbnails={painter && pageCount > 1 ? showThumbnails : null}
        onFind={() => find.open()}
        sought={sought}
        noteCount={notes.length}
        printHref={`/documents/${document.id}/print${asked.replace('&', '?')}`}
      >
        <FindBar find={find} />
      </ReaderBar>
      {hasThumbnails && painter && (
        <Thumbnails
          painter={painter}
          frames={frames}
          current={current}
          ratioOf={(page) => sizeOf(page).widthPx / sizeOf(page).heightPx}
          onClose={showThumbnails}
        />
      )}
      {found && <div className="without-js">{found}</div>}
      {pictures && 'problem' in pictures && <p className="reader-problem err">{pictures.problem}</p>}
      {problem && <p className="reader-problem err">{problem}</p>}
      {region(texts, setOf)}
    </>
  )
}

/**
 * A note that was saved is answered by an address with the note in it, and the router then scrolls to the note, wherever
 * it stands before it is set level. What was being read stays instead.
 */
function useHeldPlace(hold: () => void) {
  const { key } = useLocation()
  const first = useRef(key)
  useLayoutEffect(() => {
    // The router scrolls in the same commit, after us.
    if (first.current !== key) queueMicrotask(hold)
    first.current = key
  }, [key, hold])
}

/** Whether a place can be read without scrolling: under the bar, and not at the foot of the screen. */
function isInSight(rect: DOMRect | null): boolean {
  return rect !== null && rect.top > 120 && rect.bottom < window.innerHeight * 0.75
}

function originalOf({ id, original: { sha256, sizeBytes, mediaType } }: ReaderDocument) {
  return canPicture(mediaType) ? { href: originalHref(id, sha256), sizeBytes, mediaType } : null
}

function placeOn(page: number, place: Place | null): Place | null {
  return place?.page === page ? place : null
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
