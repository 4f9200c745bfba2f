import { ALTERATIONS, misreadings } from './alterations'
import type { Casebook } from './casebook'
import type { Chance } from './chance'
import { quoteFrom } from './quotations'
import type { Edit, Plan } from './revision'
import { attempt, cut, paragraphAt, put, SENTENCES } from './sameWordsCases'
import { recognised, retyped } from './typographicEdits'

/** Cases as they come in: the whole text changed at once, in many ways, as by those who recognise, type or redraft. */
export function addRealWorld(
  book: Casebook,
  texts: ReadonlyMap<string, string>,
  chance: Chance,
  each: number,
): void {
  for (const [name, text] of texts) {
    for (const [kind, plan] of Object.entries(REVISIONS)) {
      const made = book.share(name, text, kind, plan(text, chance))
      attempt(each, () => book.add(kind, made, quoteFrom(text, chance)))
    }
  }
}

const REVISIONS: Record<string, (text: string, chance: Chance) => Plan> = {
  'recognised anew': (text, chance) => ({
    edits: [...misreadings(text, chance, 400), ...recognised(text, chance)],
  }),
  'recognised anew, badly': (text, chance) => ({
    edits: [...misreadings(text, chance, 90), ...recognised(text, chance)],
  }),
  'letter typed again': (text, chance) => ({
    edits: [...some(text, chance, SLIPS, 900), ...retyped(text, chance)],
  }),
  redrafted: (text, chance) => ({
    edits: [...some(text, chance, DRAFTING, 220), ...paragraphs(text, chance)],
  }),
  'redline flattened': (text, chance) => ({
    edits: some(text, chance, ['redline left in', 'words put in at length'], 260),
  }),
  'sections in another order, typed again': (text, chance) => {
    const [from, end] = paragraphAt(
      text,
      chance.between(Math.floor(text.length / 4), Math.floor(text.length / 2)),
    )
    const to = text.indexOf('\n\n', end + Math.floor(text.length / 5))
    const edits = retyped(text, chance)
    return to < 0 || !text.startsWith('\n\n', end)
      ? { edits }
      : { edits, move: { from, until: end + 2, to: to + 2 } }
  },
}

const SLIPS = ['letters transposed', 'word taken out', 'number changed', 'comma put in or taken out']
const DRAFTING = [
  'word changed',
  'word put in',
  'word taken out',
  'negation put in',
  'number changed',
  'name changed',
]

/** Alterations of the given kinds, one in about so many code units. */
function some(text: string, chance: Chance, kinds: readonly string[], oneIn: number): Edit[] {
  const edits: Edit[] = []
  for (let at = chance.between(0, oneIn); at < text.length; at += chance.between(oneIn / 2, oneIn * 1.5)) {
    const edit = ALTERATIONS[chance.of(kinds)]!(text, at, Math.min(text.length, at + oneIn), chance)
    if (edit) edits.push(edit)
  }
  return edits
}

/** Paragraphs put in and taken out. */
function paragraphs(text: string, chance: Chance): Edit[] {
  return [...text.matchAll(/\n\n/g)].flatMap(({ index }) => {
    if (chance.isOneIn(12)) return [put(index, `\n\n${chance.of(SENTENCES)}`)]
    if (!chance.isOneIn(14)) return []
    const [start, end] = paragraphAt(text, index + 2)
    return start === index + 2 ? [cut(index, end - index)] : []
  })
}
