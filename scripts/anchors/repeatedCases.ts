import type { Casebook } from './casebook'
import type { Chance } from './chance'
import { lettersOf, PAGE_END, placeIn } from './corpus'
import { quotationAt, quoteFrom, type Quotation } from './quotations'
import { fateOf } from './revision'
import { ALTERATIONS } from './alterations'
import { attempt, cut, paragraphAt, put, SENTENCES } from './sameWordsCases'

/** Code units of context that a passage keeps on each side, and a few more. */
const WITHIN = 34

/**
 * Cases of words that stand in several places: boilerplate, copies, common words. Which of them is meant, only the
 * context or the old place can say; where neither does, *ambiguous* is what is expected.
 */
export function addRepeated(book: Casebook, name: string, text: string, chance: Chance, each: number): void {
  const boilerplates = [...text.matchAll(/Respondent objects[^\n]+|Discovery is continuing[^\n\f]+/g)]
  const inside = () => {
    const { 0: words, index } = chance.of(boilerplates)
    const [low, high] = [index + WITHIN, index + words.length - WITHIN]
    return quoteFrom(text, chance, { low, high, longest: Math.min(150, high - low) })
  }
  const shifted = ({ from }: Quotation) => {
    const at = text.lastIndexOf('\n\n', from - WITHIN)
    return [put(at, `\n\n${chance.of(SENTENCES)}`)]
  }
  attempt(each, () =>
    book.add('boilerplate untouched', book.own(name, text, { edits: [] }), inside(), ['exact']),
  )
  attempt(each, () => addAmbiguous(book, 'boilerplate shifted', name, text, inside(), shifted))
  attempt(each, () =>
    addAmbiguous(book, 'one copy of boilerplate taken out', name, text, inside(), ({ from, until }) => {
      const [start, end] = [text.lastIndexOf('\n\n', from), text.indexOf('\n\n', until)]
      return [cut(start, Math.max(until, end) - start), put(start, `\n\n${chance.of(SENTENCES)}`)]
    }),
  )
  attempt(each, () => {
    const quotation = atTheEdge(text, chance, boilerplates)
    return (
      quotation !== null &&
      book.add(
        'boilerplate told by its context',
        book.own(name, text, { edits: shifted(quotation) }),
        quotation,
        ['moved'],
      )
    )
  })
  attempt(each, () => addAlteredCopy(book, name, text, chance, atTheEdge(text, chance, boilerplates)))
}

/** A quotation of boilerplate that reaches so near to its end that what follows, and is its own, is in the context. */
function atTheEdge(
  text: string,
  chance: Chance,
  boilerplates: RegExpExecArray[] | RegExpMatchArray[],
): Quotation | null {
  const { 0: words, index } = chance.of(boilerplates as RegExpExecArray[])
  const until = index + words.lastIndexOf(' ', words.length - chance.between(2, 12))
  const from = text.indexOf(' ', until - chance.between(12, 120)) + 1
  return from < until - 5 ? quotationAt(text, from, until) : null
}

function addAlteredCopy(
  book: Casebook,
  name: string,
  text: string,
  chance: Chance,
  quotation: Quotation | null,
): boolean {
  if (!quotation) return false
  const { from, until, selector } = quotation
  const edit = chance.of([ALTERATIONS['word changed']!, ALTERATIONS['word put in']!])(
    text,
    from,
    until,
    chance,
  )
  if (!edit) return false
  const made = book.own(name, text, { edits: [edit] })
  const fate = fateOf(made.revision, from, until)
  if (
    fate.became !== 'altered' ||
    book.countIn(text, selector.prefix + selector.exact + selector.suffix) !== 1
  )
    return false
  const place = placeIn(made.revision.text, fate.start, fate.end)
  book.put('one copy of boilerplate altered', made, selector, { state: 'altered', place })
  return true
}

/** Adds a case whose words and context stand in at least two places now, none of them the old one. */
function addAmbiguous(
  book: Casebook,
  kind: string,
  name: string,
  text: string,
  quotation: Quotation,
  editsFor: (quotation: Quotation) => ReturnType<typeof cut>[],
): boolean {
  const made = book.own(name, text, { edits: editsFor(quotation) })
  const { selector } = quotation
  const words = lettersOf(selector.prefix + selector.exact + selector.suffix)
  const pages = made.revision.text.split(PAGE_END).map(lettersOf)
  if (pages.join('').split(words).length - 1 < 2) return false
  const old = made.revision.text.split(PAGE_END)[selector.page - 1]?.slice(selector.start) ?? ''
  if (lettersOf(old).startsWith(lettersOf(selector.exact)) && !/^\s/.test(old)) return false
  book.put(kind, made, selector, { state: 'ambiguous', place: null })
  return true
}

/** Paragraphs that were copied: behind the original, which stays what it was, or before it, where neither is the first. */
export function addCopied(book: Casebook, name: string, text: string, chance: Chance, each: number): void {
  const copyTo = (quotation: Quotation, isBehind: boolean): ReturnType<typeof put> | null => {
    const [start, end] = paragraphAt(text, quotation.from)
    if (quotation.until > end - WITHIN || quotation.from < start + WITHIN) return null
    const at = isBehind ? text.indexOf('\n\n', end + 2) : text.lastIndexOf('\n\n', start - 4)
    return at < 0 ? null : put(at, `\n\n${text.slice(start, end)}`)
  }
  attempt(each, () => {
    const quotation = quoteFrom(text, chance)
    const edit = copyTo(quotation, true)
    return (
      edit !== null &&
      book.add('paragraph copied behind', book.own(name, text, { edits: [edit] }), quotation, ['exact'])
    )
  })
  attempt(each, () => {
    const quotation = quoteFrom(text, chance)
    const edit = copyTo(quotation, false)
    return edit !== null && addAmbiguous(book, 'paragraph copied before', name, text, quotation, () => [edit])
  })
}
