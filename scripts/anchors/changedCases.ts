import { ALTERATIONS } from './alterations'
import type { Casebook } from './casebook'
import type { Chance } from './chance'
import { PAGE_END } from './corpus'
import { quoteFrom, type Quotation } from './quotations'
import type { Plan } from './revision'
import { attempt, cut, paragraphAt, put, SENTENCES } from './sameWordsCases'
import { retyped } from './typographicEdits'

/** Cases in which a few letters or words were altered: alone, below words put in, or in a text typed again. */
export function addAltered(
  book: Casebook,
  texts: ReadonlyMap<string, string>,
  chance: Chance,
  each: number,
): void {
  for (const [kind, alter] of Object.entries(ALTERATIONS)) {
    for (const [name, text] of texts) {
      let turn = 0
      attempt(each, () => {
        const quotation = quoteFrom(text, chance)
        const edit = alter(text, quotation.from, quotation.until, chance)
        if (!edit) return false
        const edits = [edit]
        if (turn % 3 === 1) {
          const at = text.lastIndexOf('. ', quotation.from - 60)
          if (at >= 0) edits.push(put(at + 2, `${chance.of(SENTENCES)} `))
        }
        const plan: Plan = { edits: turn % 3 === 2 ? besides(edits, retyped(text, chance)) : edits }
        const isAdded = book.add(kind, book.own(name, text, near(plan, quotation)), quotation, ['altered'])
        if (isAdded) turn++
        return isAdded
      })
    }
  }
}

/** Edits of a case's own text are kept where they are near: what is far away changes nothing, and takes room. */
function near(plan: Plan, { from, until }: Quotation): Plan {
  return { ...plan, edits: plan.edits.filter(({ at }) => at > from - 400 && at < until + 200) }
}

function besides(edits: Plan['edits'], others: Plan['edits']): Plan['edits'] {
  return [
    ...edits,
    ...others.filter(
      (it) => !edits.some(({ at, length }) => it.at <= at + length && it.at + it.length >= at),
    ),
  ]
}

/** Cases in which the words are gone. */
export function addLost(
  book: Casebook,
  texts: ReadonlyMap<string, string>,
  chance: Chance,
  each: number,
): void {
  const names = [...texts.keys()]
  for (const [name, text] of texts) {
    for (const [kind, plan] of Object.entries(LOSSES)) {
      attempt(each, () => {
        const quotation = quoteFrom(
          text,
          chance,
          kind === 'another sentence in its place' ? { shortest: 60 } : {},
        )
        const made = plan(text, quotation, chance, texts)
        return made !== null && book.add(kind, book.own(name, text, made), quotation, ['lost'])
      })
    }
    attempt(each, () => {
      const other = texts.get(chance.of(names.filter((it) => it !== name)))!
      const quotation = quoteFrom(other, chance)
      if (book.countIn(text, quotation.selector.exact) > 0) return false
      book.put('another document', book.own(name, text, { edits: [] }), quotation.selector, {
        state: 'lost',
        place: null,
      })
      return true
    })
  }
}

type MakePlan = (
  text: string,
  quotation: Quotation,
  chance: Chance,
  texts: ReadonlyMap<string, string>,
) => Plan | null

const LOSSES: Record<string, MakePlan> = {
  'quotation taken out': (_, { from, until }) => ({ edits: [cut(from, until - from)] }),
  'quotation and 60 around taken out': (text, { from, until }) => {
    const start = Math.max(0, from - 60)
    return { edits: [cut(start, Math.min(text.length, until + 60) - start)] }
  },
  'paragraph taken out': (text, { from, until }) => {
    const [start] = paragraphAt(text, from)
    const [, end] = paragraphAt(text, until)
    return { edits: [cut(start, end - start)] }
  },
  'page taken out': (text, { from, until }) => {
    const start = text.lastIndexOf(PAGE_END, from) + 1
    const end = text.indexOf(PAGE_END, until)
    return { edits: [cut(start, (end < 0 ? text.length : end) - start)] }
  },
  'another sentence in its place': (_, { from, until }, chance, texts) => {
    const other = quoteFrom(texts.get(chance.of([...texts.keys()]))!, chance, { shortest: 60 })
    return {
      edits: [{ at: from, length: until - from, text: other.selector.exact, nature: 'alteration' as const }],
    }
  },
}
