/** What is shown of a document's pages: their text, their pictures, or both side by side. */
export const READER_VIEWS = ['text', 'image', 'both'] as const
export type ReaderView = (typeof READER_VIEWS)[number]

export const VIEW_NAMES: Record<ReaderView, string> = {
  text: 'Text',
  image: 'Pages',
  both: 'Side by side',
}

/** How wide a page's picture is: as the room, as the screen allows for a whole page, or in percent of its size on paper. */
export type Zoom = 'width' | 'page' | number

export const ZOOM_STEPS = [25, 50, 75, 100, 125, 150, 200, 300, 400] as const
const CSS_PX_PER_PT = 96 / 72

export function parseView(asked: string | null): ReaderView | null {
  return READER_VIEWS.find((view) => view === asked) ?? null
}

/** The width of a page's picture in CSS pixels, for a page of this size and room of that. */
export function pictureWidth(
  zoom: Zoom,
  page: { widthPt: number; heightPt: number },
  room: { widthPx: number; heightPx: number },
): number {
  if (zoom === 'width') return room.widthPx
  if (zoom === 'page') return Math.min(room.widthPx, (room.heightPx * page.widthPt) / page.heightPt)
  return (zoom / 100) * page.widthPt * CSS_PX_PER_PT
}

/** The next step up or down from what is shown now, in percent. */
export function stepZoom(shownPercent: number, direction: 1 | -1): number {
  const steps: readonly number[] = direction > 0 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse()
  const next = steps.find((step) => (direction > 0 ? step > shownPercent + 1 : step < shownPercent - 1))
  return next ?? steps.at(-1)!
}
