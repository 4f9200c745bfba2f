import { MADE_BY } from '../planColophon'

/** Stamped on each rendering beside what read the text: what set its pages, and the count of our own rules for them. */
export const TEXT_RENDERER = `${MADE_BY}, rendering 1`
