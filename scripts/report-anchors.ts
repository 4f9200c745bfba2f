/**
 * Prints how the corpus of annotated revisions is placed: precision and recall of each state, and each kind of case
 * with what went wrong in it. With `--all`, every wrong answer.
 */
import { readCorpus, wordsIn } from './anchors/corpus'
import { falselyQuotable, ownMethod, runCorpus, scoreStates, type Outcome } from './anchors/scoreCorpus'
import { deletedSuite, keptSuite } from './anchors/suites'

const corpus = readCorpus()
const outcomes = runCorpus(corpus, ownMethod())
const share = (part: number, of: number) => `${((100 * part) / of).toFixed(2)} %`
const isRight = (it: Outcome) => it.isRightPlace

console.table(
  scoreStates(outcomes).map(({ state, cases, precision, recall }) => ({
    state,
    cases,
    precision: precision.toFixed(4),
    recall: recall.toFixed(4),
  })),
)
console.log(
  `${outcomes.length} cases, right in state and place: ${share(outcomes.filter(isRight).length, outcomes.length)}`,
)
console.log(`altered or lost, called exact or moved: ${falselyQuotable(outcomes).length}`)

const kinds = new Map<string, Outcome[]>()
for (const outcome of outcomes)
  kinds.set(outcome.case.kind, [...(kinds.get(outcome.case.kind) ?? []), outcome])
console.table(
  [...kinds]
    .map(([kind, all]) => ({ kind, cases: all.length, right: all.filter(isRight).length }))
    .filter((it) => it.right < it.cases),
)
for (const { name, quotes, isMet, said } of [deletedSuite(corpus.texts), keptSuite(corpus.texts)])
  console.log(`${name}: ${quotes} quotations, ${said}${isMet ? '' : ' (NOT MET)'}`)

if (process.argv.includes('--all'))
  for (const { case: it, anchor } of outcomes.filter((outcome) => !isRight(outcome))) {
    const { state, place } = it.expected
    console.log(`\n${it.id} (${it.text}): expected ${state}, got ${anchor.state}`)
    console.log(
      `  words:    ${JSON.stringify(it.selector.prefix)} [${JSON.stringify(it.selector.exact)}] ${JSON.stringify(it.selector.suffix)}`,
    )
    if (place) console.log(`  there:    ${JSON.stringify(wordsIn(corpus.revised(it), place))}`)
    if ('page' in anchor) console.log(`  answered: ${JSON.stringify(wordsIn(corpus.revised(it), anchor))}`)
  }
