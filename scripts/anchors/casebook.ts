import type { Passage } from '../../app/domain/passage'
import {
  lettersOf,
  PAGE_END,
  placeIn,
  wordsIn,
  type CorpusCase,
  type Expected,
  type StoredRevision,
} from './corpus'
import { fateOf, revise, storedEdits, type Plan, type Revision } from './revision'
import type { Quotation } from './quotations'

/** A revision of a text, how it was made, and the id under which it is stored if several cases share it. */
export type Made = { text: string; original: string; revision: Revision; plan: Plan; id?: string }

/**
 * Collects cases. What is expected of each follows from how its revision was made; `lettersOf` checks it by other
 * means than those that place passages, and a case whose making does not settle the answer is left out.
 */
export class Casebook {
  readonly cases: CorpusCase[] = []
  readonly revisions: StoredRevision[] = []
  private readonly letters = new Map<string, string>()
  private counts = new Map<string, number>()

  /** A revision that several cases share. */
  share(text: string, original: string, how: string, plan: Plan): Made {
    const id = `${text}-${this.revisions.length + 1}`
    const revision = revise(original, plan)
    this.revisions.push({ id, text, how, edits: storedEdits(original, revision, plan.move) })
    return { text, original, revision, plan, id }
  }

  /** A revision for one case. */
  own(text: string, original: string, plan: Plan): Made {
    return { text, original, revision: revise(original, plan), plan }
  }

  /**
   * Adds a case, unless its making leaves open what to expect, or it is not in one of the `wanted` states. Answers
   * whether it was added.
   */
  add(kind: string, made: Made, quotation: Quotation, wanted?: readonly Expected['state'][]): boolean {
    const expected = this.expect(made, quotation)
    if (!expected || (wanted && !wanted.includes(expected.state))) return false
    this.put(kind, made, quotation.selector, expected)
    return true
  }

  /** Adds a case of which the maker knows what to expect. */
  put(
    kind: string,
    { text, original, revision, plan, id }: Made,
    selector: Passage,
    expected: Expected,
  ): void {
    const count = (this.counts.get(kind) ?? 0) + 1
    this.counts.set(kind, count)
    this.cases.push({
      id: `${kind.replaceAll(' ', '-')}-${count}`,
      kind,
      text,
      ...(id ? { revision: id } : { edits: storedEdits(original, revision, plan.move) }),
      selector,
      expected,
    })
  }

  private expect({ revision }: Made, { from, until, selector }: Quotation): Expected | null {
    const fate = fateOf(revision, from, until)
    if (fate.became === 'torn') return null
    const left = this.countIn(revision.text, selector.exact)
    if (fate.became === 'removed') return left === 0 ? { state: 'lost', place: null } : null
    const place = placeIn(revision.text, fate.start, fate.end)
    const isSame = lettersOf(wordsIn(revision.text, place)) === lettersOf(selector.exact)
    if (fate.became === 'altered') return left > (isSame ? 1 : 0) ? null : { state: 'altered', place }
    if (!isSame) throw new Error(`A stretch that was kept reads otherwise: ${selector.exact}`)
    const isHere = place.page === selector.page && place.start === selector.start
    if (left > 1 && !isHere && !this.isTold(revision.text, selector)) return null
    return { state: isHere ? 'exact' : 'moved', place }
  }

  /** Whether the letters of a quotation and its context stand once in a text. */
  private isTold(revised: string, { prefix, exact, suffix }: Passage): boolean {
    return this.countIn(revised, prefix + exact + suffix) === 1
  }

  /** How often words stand in a text, by their letters. */
  countIn(text: string, words: string): number {
    if (!this.letters.has(text)) {
      if (this.letters.size > 64) this.letters.clear()
      this.letters.set(text, lettersOf(text.replaceAll(PAGE_END, ' ')))
    }
    return this.letters.get(text)!.split(lettersOf(words)).length - 1
  }
}
