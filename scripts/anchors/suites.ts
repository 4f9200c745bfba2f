import { openText } from '../../app/domain/anchoring/openText'
import { placePassage } from '../../app/domain/anchoring/placePassage'
import { Chance } from './chance'
import { lettersOf, pagesOf, stretchIn } from './corpus'
import { quoteFrom } from './quotations'
import { fateOf, revise, type Edit, type Plan } from './revision'
import { cut, paragraphAt, put, SENTENCES } from './sameWordsCases'
import { recognised, retyped, TYPOGRAPHY } from './typographicEdits'

/** What a suite came to. `wrong` has the quotations that it must not have, as they were. */
export type SuiteResult = { name: string; quotes: number; wrong: string[]; isMet: boolean; said: string }

const QUOTES = 1_000
/** Code units taken out on each side of a quotation. */
const AROUND = 60
const MOST_AT_WRONG_PLACE = 0.005

/**
 * Quotations that were taken out together with 60 code units on each side, and whose letters stand nowhere else: none
 * may be called exact or moved.
 */
export function deletedSuite(texts: ReadonlyMap<string, string>, quotes = QUOTES): SuiteResult {
  const chance = new Chance(60)
  const names = [...texts.keys()]
  const wrong: string[] = []
  for (let done = 0; done < quotes;) {
    const text = texts.get(chance.of(names))!
    const { from, until, selector } = quoteFrom(text, chance)
    const start = Math.max(0, from - AROUND)
    const { text: revised } = revise(text, {
      edits: [cut(start, Math.min(text.length, until + AROUND) - start)],
    })
    if (lettersOf(revised).includes(lettersOf(selector.exact))) continue
    const { state } = placePassage(selector, openText(pagesOf(revised)))
    if (state === 'exact' || state === 'moved') wrong.push(selector.exact)
    done++
  }
  return {
    name: 'deleted',
    quotes,
    wrong,
    isMet: wrong.length === 0,
    said: `${wrong.length} called exact or moved`,
  }
}

/**
 * Quotations that were kept, in texts printed in another way throughout, with words put in elsewhere and a paragraph
 * moved: they must be found, at the right place. Where letters and context stand twice, no method could tell.
 */
export function keptSuite(texts: ReadonlyMap<string, string>, quotes = QUOTES): SuiteResult {
  const chance = new Chance(99)
  const names = [...texts.keys()]
  const wrong: string[] = []
  for (let done = 0; done < quotes;) {
    const text = texts.get(chance.of(names))!
    const quotation = quoteFrom(text, chance)
    const { from, until, selector } = quotation
    const revision = revise(text, keptPlan(text, chance, from, until))
    const fate = fateOf(revision, from, until)
    const letters = lettersOf(revision.text)
    const whole = lettersOf(selector.prefix + selector.exact + selector.suffix)
    const isOnce = letters.split(lettersOf(selector.exact)).length === 2 || letters.split(whole).length === 2
    if (fate.became !== 'same' || !isOnce) continue
    const anchor = placePassage(selector, openText(pagesOf(revision.text)))
    const isFound = anchor.state === 'exact' || anchor.state === 'moved'
    if (!isFound || !isAt(revision.text, stretchIn(revision.text, anchor), [fate.start, fate.end]))
      wrong.push(selector.exact)
    done++
  }
  const found = `${(100 - (100 * wrong.length) / quotes).toFixed(1)} % found at the right place`
  return { name: 'kept', quotes, wrong, isMet: wrong.length <= MOST_AT_WRONG_PLACE * quotes, said: found }
}

/** One way of printing the whole text, sentences put in here and there, and sometimes a paragraph moved. */
function keptPlan(text: string, chance: Chance, from: number, until: number): Plan {
  const print = chance.of([...Object.values(TYPOGRAPHY), retyped, recognised])
  const edits: Edit[] = print(text, chance)
  for (const { index } of text.matchAll(/(?<=[.?!]) (?=[A-Z])/g))
    if (chance.isOneIn(30) && (index < from - AROUND || index > until + AROUND))
      edits.push(put(index, ` ${chance.of(SENTENCES)}`))
  if (chance.isOneIn(2)) return { edits }
  const [start, end] = paragraphAt(text, chance.between(0, text.length - 1))
  const to = text.indexOf('\n\n', chance.between(0, text.length - 1))
  const isFree = to >= 0 && (to + 2 <= start || to > end) && text.startsWith('\n\n', end)
  const parts = [start, end, to].some((at) => at > from - AROUND && at < until + AROUND)
  return isFree && !parts ? { edits, move: { from: start, until: end + 2, to: to + 2 } } : { edits }
}

function isAt(text: string, mine: [number, number], theirs: [number, number]): boolean {
  const between = (a: number, b: number) => text.slice(Math.min(a, b), Math.max(a, b))
  return !/[\p{L}\p{N}]/u.test(between(mine[0], theirs[0]) + between(mine[1], theirs[1]))
}
