import type { Casebook } from './casebook'
import type { Chance } from './chance'
import { PAGE_END } from './corpus'
import { quoteFrom } from './quotations'
import type { Edit, Plan } from './revision'
import { TYPOGRAPHY } from './typographicEdits'

/** Sentences of nobody, put in where a case needs some. */
export const SENTENCES = [
  'The parties met twice more before the end of the month, without result.',
  'A copy of this page was sent to each of the other carriers on the same day.',
  'Nothing in this paragraph is meant to limit what was said above.',
  'Staff asked for the underlying data, which were produced in September.',
  'The second report, of 2015, uses another method and is not comparable.',
]

/** Cases in which the words are the same: printed otherwise, or standing elsewhere, or neither. */
export function addSameWords(
  book: Casebook,
  texts: ReadonlyMap<string, string>,
  chance: Chance,
  each: number,
): void {
  for (const [name, text] of texts) {
    for (const kind of Object.keys(TYPOGRAPHY) as (keyof typeof TYPOGRAPHY)[]) {
      const edits = TYPOGRAPHY[kind](text, chance)
      if (edits.length < 4) continue
      const made = book.share(name, text, kind, { edits })
      attempt(each, () => book.add(kind, made, quoteTouching(text, edits, chance)))
    }
    for (const [kind, plan] of Object.entries(MOVES)) {
      attempt(each, () => {
        const quotation = quoteFrom(text, chance)
        const made = plan(text, chance, quotation.from, quotation.until)
        return made !== null && book.add(kind, book.own(name, text, made), quotation, ['exact', 'moved'])
      })
    }
  }
}

/** Calls until it was answered yes so many times, or much too often. */
export function attempt(times: number, make: () => boolean): void {
  for (let done = 0, tries = 0; done < times && tries < 40 * times; tries++) if (make()) done++
}

/** A quotation with at least one of the edits inside it, where one can be had. */
function quoteTouching(text: string, edits: readonly Edit[], chance: Chance) {
  const { at } = chance.of(edits)
  const low = Math.max(0, at - 120)
  return quoteFrom(text, chance, { low, high: Math.min(text.length, at + 120), shortest: 12 })
}

type MakePlan = (text: string, chance: Chance, from: number, until: number) => Plan | null

/** Ways in which words come to stand elsewhere, or stay where they are while others come and go. */
const MOVES: Record<string, MakePlan> = {
  untouched: () => ({ edits: [] }),
  'words put in behind': (text, chance, _, until) => {
    const at = text.indexOf('\n\n', until + 40)
    return at < 0 ? null : { edits: [put(at, `\n\n${chance.of(SENTENCES)}`)] }
  },
  'sentence put in before': (text, chance, from) => {
    const at = text.lastIndexOf('. ', from - 60)
    return at < 0 ? null : { edits: [put(at + 2, `${chance.of(SENTENCES)} `)] }
  },
  'sentence put in right before': (text, chance, from) =>
    put1(from, `${chance.of(SENTENCES)} `, text[from - 1] === ' '),
  'page put in before': (text, chance, from) => {
    const at = text.lastIndexOf(PAGE_END, from) + 1
    return { edits: [put(at, SENTENCES.slice(chance.between(0, 2)).join('\n') + PAGE_END)] }
  },
  'words taken out before': (text, chance, from) => {
    const low = Math.max(0, from - 600)
    const at = text.indexOf('. ', chance.between(low, from))
    const end = text.indexOf('. ', at + 2)
    return at < 0 || end < 0 || end + 2 > from - 4 ? null : { edits: [cut(at + 2, end - at)] }
  },
  'paragraph moved forward': (text, _, from, until) => {
    const [start, end] = paragraphAt(text, from)
    const to = text.indexOf('\n\n', end + 2)
    return until > end || to < 0 ? null : { edits: [], move: { from: start, until: end + 2, to: to + 2 } }
  },
  'paragraph moved back': (text, _, from, until) => {
    const [start, end] = paragraphAt(text, from)
    const to = text.lastIndexOf('\n\n', start - 4)
    return until > end || to < 0 || start < 4 || !text.startsWith('\n\n', end)
      ? null
      : { edits: [], move: { from: start, until: end + 2, to: to + 2 } }
  },
  'paragraph before moved behind': (text, _, from, until) => {
    const [start] = paragraphAt(text, from)
    const [earlier] = paragraphAt(text, start - 3)
    const to = text.indexOf('\n\n', until)
    return earlier < 2 || earlier >= start || to < 0
      ? null
      : { edits: [], move: { from: earlier, until: start, to: to + 2 } }
  },
  'page moved to the end': (text, _, from, until) => {
    const start = text.lastIndexOf(PAGE_END, from) + 1
    const end = text.indexOf(PAGE_END, until)
    const isOne = !text.slice(from, until).includes(PAGE_END)
    return end < 0 || !isOne || text.indexOf(PAGE_END, end + 1) < 0
      ? null
      : { edits: [], move: { from: start, until: end + 1, to: text.lastIndexOf(PAGE_END) + 1 } }
  },
  'pages flowed anew': (text, chance) => ({
    edits: [
      ...[...text.matchAll(/\f/g)].map(({ index }) => ({
        ...cut(index, 1),
        text: '\n',
        nature: 'typography' as const,
      })),
      ...[...text.matchAll(/\n\n/g)].flatMap(({ index }) =>
        chance.isOneIn(4) ? [{ at: index, length: 2, text: PAGE_END, nature: 'typography' as const }] : [],
      ),
    ],
  }),
  'page break put inside': (text, chance, from, until) => {
    const blanks = [...text.slice(from, until).matchAll(/(?<=\S)[ \n](?=\S)/g)]
    if (blanks.length === 0) return null
    return {
      edits: [{ at: from + chance.of(blanks).index, length: 1, text: PAGE_END, nature: 'typography' }],
    }
  },
}

export const put = (at: number, text: string): Edit => ({ at, length: 0, text, nature: 'alteration' })
export const cut = (at: number, length: number): Edit => ({ at, length, text: '', nature: 'alteration' })
const put1 = (at: number, text: string, isPossible: boolean): Plan | null =>
  isPossible ? { edits: [put(at, text)] } : null

/** The paragraph that holds a place, without the empty lines or page breaks around it. */
export function paragraphAt(text: string, at: number): [number, number] {
  const before = Math.max(text.lastIndexOf('\n\n', at - 1) + 2, text.lastIndexOf(PAGE_END, at - 1) + 1, 0)
  const ends = [text.indexOf('\n\n', at), text.indexOf(PAGE_END, at)].filter((it) => it >= 0)
  return [before === 1 ? 0 : before, Math.min(text.length, ...ends)]
}
