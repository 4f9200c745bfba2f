import { MADE_BY } from '../planColophon'

/** What set its pages, and the count of our own rules for them. */
const TEXT_RENDERER = `${MADE_BY}, rendering 1`

/** What is said of an original of which no rendering can be made. */
export const HELD_BESIDE = 'A dossier holds the original beside itself.'

/** What made a rendering: ours, and what read the text. Another reading gives another rendering. */
export function renderedBy(extractor: string): string {
  return `${TEXT_RENDERER}, of the text by ${extractor}`
}
