import type { Catalog } from '../../catalog/catalog'
import type { Argument, ArgumentBlock } from '../../domain/argument/argument'
import { numberedParts, type Numbered } from '../../domain/argument/crossReference'
import type { Labelling } from '../../domain/filing/exhibitLabel'
import type { Block, PlannedArgumentBlock, PlannedPart, PlanProblem } from '../dossierPlan'
import { planIntroduction } from '../planIntroduction'
import { planChosenChronology } from './planChosenChronology'
import { planArgumentChart, planComparison } from './planFigures'

/** What the argument is planned from, beside itself. */
export type ArgumentInput = {
  catalog: Catalog
  /** The exhibit that puts a record forward; null where none does. */
  exhibitOf: (record: string) => { number: number; name: string } | null
  exhibitCount: number
  labelling: Labelling
  /** Width of the text, in points. */
  width: number
}

export type PlannedArgument = {
  /** In the order of the argument: what the statement of record says. */
  statement: PlannedArgumentBlock[]
  /** The chronology, where one was chosen. */
  chronology: PlannedPart[]
  /** Tables and charts. */
  summaries: PlannedPart[]
  /** Cites in paragraphs that lead nowhere, with the paragraph's block. */
  lostCites: { says: string; block: string }[]
  problems: PlanProblem[]
}

/**
 * Plans an argument: sections and numbered paragraphs for the statement of record, with a line where a chronology, a table
 * or a chart belongs; those stand in parts of their own, in the order of a filing.
 */
export function planArgument(argument: Argument, input: ArgumentInput): PlannedArgument {
  const parts = numberedParts(argument)
  const planned: PlannedArgument = {
    statement: [],
    chronology: [],
    summaries: [],
    lostCites: [],
    problems: [],
  }
  const chronology: Block[] = []
  const summaries: Block[] = []
  const several = argument.filter(({ kind }) => kind === 'chronology').length > 1
  for (const block of argument) {
    const number = block.kind === 'paragraph' ? parts.paragraph.indexOf(block.id) + 1 : null
    const says = (blocks: Block[]) => planned.statement.push({ id: block.id, number, blocks })
    switch (block.kind) {
      case 'section':
        says([{ kind: 'heading', level: 2, text: block.heading }])
        break
      case 'paragraph': {
        const { exhibitCount, labelling } = input
        const read = planIntroduction(block.text, exhibitCount, { where: `¶ ${number}`, parts, labelling })
        planned.lostCites.push(...read.problems.map(({ message }) => ({ says: message, block: block.id })))
        says(withNumber(read.blocks, number!))
        break
      }
      case 'chronology': {
        if (block.title || several)
          chronology.push({ kind: 'heading', level: 3, text: block.title || 'Further events' })
        chronology.push(...planChosenChronology(block, input, planned.problems))
        says([
          {
            kind: 'paragraph',
            runs: [{ text: `${block.title || 'The chronology'} stands in part “Chronology”.` }],
          },
        ])
        break
      }
      default: {
        const figure = block.kind === 'chart' ? planArgumentChart : planComparison
        const place = placeOf(block, parts)
        const { title, blocks } = figure(block as never, place, input, planned.problems)
        summaries.push(...blocks)
        const name = place.kind === 'chart' ? `Chart ${place.number}` : `Table ${place.number}`
        says([{ kind: 'paragraph', runs: [{ text: name, ref: place }, { text: `: ${title}` }] }])
      }
    }
  }
  if (chronology.length > 0) planned.chronology.push({ title: 'Chronology', blocks: chronology })
  if (summaries.length > 0) planned.summaries.push({ title: 'Measured performance', blocks: summaries })
  return planned
}

function placeOf({ kind, id }: ArgumentBlock, parts: Numbered) {
  const to = kind === 'chart' ? 'chart' : 'table'
  return { kind: to, number: parts[to].indexOf(id) + 1 } as const
}

/** The number stands at the first words; what follows goes on under it. */
function withNumber(blocks: readonly Block[], number: number): Block[] {
  const [first, ...rest] = blocks
  return first?.kind === 'paragraph'
    ? [{ ...first, number }, ...rest]
    : [{ kind: 'paragraph', runs: [], number }, ...blocks]
}
