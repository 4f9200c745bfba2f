import { text } from './packetShapes'

/** Characters of a comment on a packet. */
export const MOST_COMMENT = 4_000

/** The words of a comment: plain text, and some. */
export const commentBody = text(MOST_COMMENT).min(1)
