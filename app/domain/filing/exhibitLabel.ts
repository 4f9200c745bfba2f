/**
 * How the exhibits of a packet are labelled: by numbers, by letters (A to Z, then AA, as California's trial courts ask),
 * or as numbered attachments.
 */
export const LABEL_SCHEMES = ['numbers', 'letters', 'attachments'] as const
export type LabelScheme = (typeof LABEL_SCHEMES)[number]

/** The schemes as choices of a form, each with its first labels. */
export const SCHEME_WORDS: Record<LabelScheme, string> = {
  numbers: 'Numbers: Ex. 1, Ex. 2',
  letters: 'Letters: Ex. A, Ex. B … AA',
  attachments: 'Attachments: Attachment 1, Attachment 2',
}

/** What exhibits of one packet are called: the scheme of their labels, and the word that its venue has for them. */
export type Labelling = { scheme: LabelScheme; word: 'Exhibit' | 'Attachment' | 'Annex' }

/** The labelling of a packet for which nobody chose one. */
export const PLAIN_LABELS: Labelling = { scheme: 'numbers', word: 'Exhibit' }

/** The labelling of a packet's scheme in a venue; an attachment is one whatever its venue calls an exhibit. */
export function labellingOf(scheme: LabelScheme, venueWord: Labelling['word'] = 'Exhibit'): Labelling {
  return { scheme, word: scheme === 'attachments' ? 'Attachment' : venueWord }
}

/** The label of the exhibit at a place, from 1: "12", "L", "AB". */
export function exhibitLabel({ scheme }: Pick<Labelling, 'scheme'>, position: number): string {
  if (scheme !== 'letters') return String(position)
  let label = ''
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26))
    label = String.fromCharCode(65 + ((rest - 1) % 26)) + label
  return label
}

/** The place that a label of any scheme names, from 1; null where it names none. */
export function positionOf(label: string): number | null {
  if (/^[1-9]\d{0,3}$/.test(label)) return Number(label)
  if (!/^[A-Z]{1,2}$/.test(label)) return null
  return [...label].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** An exhibit's name as a cite has it: "Ex. 12", "Ex. L", "Attachment 12". */
export function exhibitName(labelling: Labelling, position: number): string {
  return `${labelHeading(labelling)} ${exhibitLabel(labelling, position)}`
}

/** An exhibit's name in full: "Exhibit 12", "Attachment 12". */
export function exhibitHeading(labelling: Labelling, position: number): string {
  return `${labelling.word} ${exhibitLabel(labelling, position)}`
}

/** Several exhibits in a sentence: "Exhibit 2", "Exhibits 2, 3". */
export function exhibitHeadings(labelling: Labelling, positions: readonly number[]): string {
  const word = positions.length === 1 ? labelling.word : PLURALS[labelling.word]
  return `${word} ${positions.map((position) => exhibitLabel(labelling, position)).join(', ')}`
}

/** What stands above labels in a table: "Ex.", "Attachment". */
export function labelHeading({ word }: Labelling): string {
  return word === 'Exhibit' ? 'Ex.' : word
}

/** The word for several, as a heading has it: "Exhibits", "Attachments". */
export function exhibitsWord({ word }: Pick<Labelling, 'word'>): string {
  return PLURALS[word]
}

/** So many of them in a sentence: "1 exhibit", "12 attachments". */
export function countExhibits({ word }: Pick<Labelling, 'word'>, count: number): string {
  return `${count} ${(count === 1 ? word : PLURALS[word]).toLowerCase()}`
}

const PLURALS = { Exhibit: 'Exhibits', Attachment: 'Attachments', Annex: 'Annexes' } as const
