import type { PageMethod } from '../extraction'

/** What is known of a page before its text or its picture is fetched. */
export type PageFrame = {
  /** The number that the file prints on the page or gives it; null where it has none. */
  label: string | null
  method: PageMethod
  /** Of OCR alone: 0 to 100. */
  confidence: number | null
  /** As shown, in points; null where the original has no sheets or nobody measured them yet. */
  widthPt: number | null
  heightPt: number | null
}

/**
 * The frames of all pages, as they travel: neighbours that are alike are said once, so that a filing of 5,000 letter
 * pages costs as much as one of two. `labels` is null where every page's label is its number or missing.
 */
export type PackedFrames = {
  runs: (Omit<PageFrame, 'label'> & { count: number })[]
  labels: (string | null)[] | null
}

export function packFrames(frames: readonly PageFrame[]): PackedFrames {
  const runs: PackedFrames['runs'] = []
  for (const { label: _, ...frame } of frames) {
    const last = runs.at(-1)
    const isAlike =
      last !== undefined &&
      last.method === frame.method &&
      last.confidence === frame.confidence &&
      last.widthPt === frame.widthPt &&
      last.heightPt === frame.heightPt
    if (isAlike) last.count++
    else runs.push({ ...frame, count: 1 })
  }
  const hasLabels = frames.some(({ label }, index) => label !== null && label !== String(index + 1))
  return { runs, labels: hasLabels ? frames.map(({ label }) => label) : null }
}

/** The frames again, one for each page. */
export function unpackFrames({ runs, labels }: PackedFrames): PageFrame[] {
  const frames: PageFrame[] = []
  for (const { count, ...frame } of runs) {
    for (let at = 0; at < count; at++) frames.push({ ...frame, label: labels?.[frames.length] ?? null })
  }
  return frames
}

/**
 * What a page is called: "Page 4 of 92", or "Page iv (4 of 92)" where the file has a number of its own for it. A number
 * that was recognised from a picture is a guess and says so.
 */
export function pageName(number: number, count: number, frame?: PageFrame): string {
  const label = frame?.label
  if (!label || label === String(number)) return `Page ${number} of ${count}`
  const guess = frame.method === 'ocr' ? ', by OCR' : ''
  return `Page ${label} (${number} of ${count}${guess})`
}

/** The page that someone means by what they typed: its label, else its number. Null where there is none. */
export function findPage(typed: string, frames: readonly PageFrame[]): number | null {
  const asked = typed.trim().replace(/^(?:p\.?|page)\s*/i, '')
  if (asked === '') return null
  const labelled = frames.findIndex(({ label }) => label?.toLowerCase() === asked.toLowerCase())
  if (labelled >= 0) return labelled + 1
  const number = /^\d{1,7}$/.test(asked) ? Number(asked) : 0
  return number >= 1 && number <= frames.length ? number : null
}
