/** Spaces of other widths than the common one. */
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g
/** Line ends that are no "\n". */
const LINE_ENDS = /\r\n?|[\u000b\f\u0085\u2028\u2029]/g
/** What prints nothing and yet does something, or means nothing that everybody shares: a reader has to know of it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu
/** Of these, what only joins letters or says where a word may part: left out of print, as everywhere in a dossier. */
const LEFT_OUT = /^[\n\t\u00ad\u200b-\u200d\u2060\ufeff]$/

const TAB = 8

/**
 * A preserved text as it is printed: lines, with tabs as spaces to every eighth column. Characters that nobody would see,
 * such as one that turns the order of letters about, stand as their names: “[U+202E]”.
 */
export function printableLines(text: string): string[] {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(UNSEEN, (character) => (LEFT_OUT.test(character) ? character : `[${nameOf(character)}]`))
    .split('\n')
    .map((line) => expandTabs(line).trimEnd())
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function expandTabs(line: string): string {
  let expanded = ''
  for (const [index, part] of line.split('\t').entries()) {
    if (index > 0) expanded += ' '.repeat(TAB - (expanded.length % TAB))
    expanded += part
  }
  return expanded
}
