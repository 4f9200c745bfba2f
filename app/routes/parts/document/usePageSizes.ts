import { useCallback, useState } from 'react'
import type { PageFrame } from '../../../domain/reader/pageFrames'
import type { Turn } from './PagePicture'
import { pictureWidth, stepZoom, type Zoom } from './readerView'
import type { Room } from './useRoom'

/** A page before anyone knows its size: letter. */
const LETTER = { widthPt: 612, heightPt: 792 }
const CSS_PX_PER_PT = 96 / 72

export type PageSizes = {
  zoom: Zoom
  setZoom: (zoom: Zoom) => void
  /** The next step larger or smaller than the page that is told. */
  step: (by: 1 | -1, page: number) => void
  turn: Turn
  rotate: () => void
  /** Of a page's picture before it is turned, in CSS pixels. */
  sizeOf: (page: number) => { widthPx: number; heightPx: number }
}

/** How large pictures of pages are, and how they are turned. */
export function usePageSizes(frames: readonly PageFrame[], room: Room): PageSizes {
  const [zoom, setZoom] = useState<Zoom>('width')
  const [turn, setTurn] = useState<Turn>(0)
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
  const step = useCallback(
    (by: 1 | -1, page: number) => {
      const { widthPt } = knownSize(frames[page - 1])
      setZoom(stepZoom((sizeOf(page).widthPx / (widthPt * CSS_PX_PER_PT)) * 100, by))
    },
    [frames, sizeOf],
  )
  const rotate = useCallback(() => setTurn((now) => ((now + 1) % 4) as Turn), [])
  return { zoom, setZoom, step, turn, rotate, sizeOf }
}

function knownSize(frame: PageFrame | undefined): { widthPt: number; heightPt: number } {
  return frame?.widthPt && frame.heightPt ? { widthPt: frame.widthPt, heightPt: frame.heightPt } : LETTER
}
