import type { Anchor } from '../../app/domain/anchoring/anchor'
import { openText, type OpenText } from '../../app/domain/anchoring/openText'
import { placePassage } from '../../app/domain/anchoring/placePassage'
import type { Place } from '../../app/domain/passage'
import { pagesOf, stretchIn, type Corpus, type CorpusCase } from './corpus'

export const STATES = ['exact', 'moved', 'altered', 'ambiguous', 'lost'] as const
type State = (typeof STATES)[number]

/** One case and the answer to it. */
export type Outcome = { case: CorpusCase; anchor: Anchor; isRightState: boolean; isRightPlace: boolean }

/** What a method of placing is: this one, or a peer's. */
export type Method = (it: CorpusCase, revised: string) => Anchor

/** The method of the portal itself. Texts are opened once, for cases that share a revision. */
export function ownMethod(): Method {
  let last: { revised: string; open: OpenText } | undefined
  return (it, revised) => {
    if (last?.revised !== revised) last = { revised, open: openText(pagesOf(revised)) }
    return placePassage(it.selector, last.open)
  }
}

/** Runs a method over the corpus. */
export function runCorpus(corpus: Corpus, method: Method): Outcome[] {
  return corpus.cases.map((it) => {
    const revised = corpus.revised(it)
    const anchor = method(it, revised)
    const isRightState = anchor.state === it.expected.state
    return { case: it, anchor, isRightState, isRightPlace: isRightState && isRightPlace(it, revised, anchor) }
  })
}

/** Share of the two stretches together that both must have, where words were altered and their ends are a matter of view. */
const SHARED = 0.5

function isRightPlace({ expected: { place } }: CorpusCase, revised: string, anchor: Anchor): boolean {
  if (place === null || anchor.state === 'lost' || anchor.state === 'ambiguous') return true
  const [mine, theirs] = [stretchIn(revised, anchor), stretchIn(revised, place)]
  if (anchor.state !== 'altered') return isSameStretch(revised, anchor, place)
  const shared = Math.min(mine[1], theirs[1]) - Math.max(mine[0], theirs[0])
  return shared >= SHARED * (Math.max(mine[1], theirs[1]) - Math.min(mine[0], theirs[0]))
}

/** Whether two places hold the same letters: blanks and marks at their ends are a matter of view. */
function isSameStretch(revised: string, a: Place, b: Place): boolean {
  const [mine, theirs] = [stretchIn(revised, a), stretchIn(revised, b)]
  const between = (from: number, to: number) => revised.slice(Math.min(from, to), Math.max(from, to))
  return !/[\p{L}\p{N}]/u.test(between(mine[0], theirs[0]) + between(mine[1], theirs[1]))
}

/** One line of the report. Precision: of those given this state, how many rightly. Recall: of those that have it, how many found. */
export type StateScore = { state: State; cases: number; precision: number; recall: number }

/** Precision and recall of each state, a wrong place being wrong. */
export function scoreStates(outcomes: readonly Outcome[]): StateScore[] {
  return STATES.map((state) => {
    const having = outcomes.filter((it) => it.case.expected.state === state)
    const given = outcomes.filter((it) => it.anchor.state === state)
    const right = having.filter((it) => it.isRightPlace).length
    return { state, cases: having.length, precision: right / given.length, recall: right / having.length }
  })
}

/** Words that were altered or are gone and were called exact or moved: there may be none. */
export function falselyQuotable(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(
    ({ case: { expected }, anchor }) =>
      (expected.state === 'altered' || expected.state === 'lost') &&
      (anchor.state === 'exact' || anchor.state === 'moved'),
  )
}
