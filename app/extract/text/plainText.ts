/** Stamped on pages of plain text: our own rules for them, and their count. */
export const PLAIN_TEXT = 'plain text 2'
