/** What is shown of a document: its text, what the original looks like, or both side by side. */
export const READER_VIEWS = ['text', 'image', 'both'] as const
export type ReaderView = (typeof READER_VIEWS)[number]

const VIEW_NAMES: Record<ReaderView, string> = {
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

const PICTURED = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'])
const SHOWN = new Set([
  'text/html',
  'message/rfc822',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])

/** Whether an original of this kind has pages to look at. */
export function canPicture(mediaType: string): boolean {
  return PICTURED.has(mediaType)
}

/** Whether an original of this kind can be shown whole, as one page in a frame. */
export function canFrame(mediaType: string): boolean {
  return SHOWN.has(mediaType)
}

/** The ways in which an original of this kind can be shown, by name; none where there is only one. */
export function viewsOf(mediaType: string): readonly (readonly [view: ReaderView, name: string])[] {
  if (canPicture(mediaType)) return READER_VIEWS.map((view) => [view, VIEW_NAMES[view]])
  if (canFrame(mediaType))
    return [
      ['text', VIEW_NAMES.text],
      ['image', 'Page'],
    ]
  return []
}
