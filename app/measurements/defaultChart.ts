import type { ChartChoice } from '../domain/packet'
import type { Point } from '../domain/records'
import { subjectOf } from './planChart'

/** As many as a chart may draw; `chartChoiceSchema` refuses more. */
const MOST_DRAWN = 8
/** Lines that stay readable in print, each with a point shape of its own. */
const DRAWN_OF_MANY = 4
/** Values that one page of print lists; a series of so few is listed whole where one chart cannot hold it. */
const FEW_VALUES = 24

/**
 * What the chart of a series draws where nobody chose: all of it, where one chart can hold that; of a longer series the
 * subjects with the most values, in the unit that most values have, over all their months. Null where no chart serves:
 * a few values of several units, or none by the month or year.
 */
export function chooseChart(points: readonly Point[]): ChartChoice | null {
  const dated = points.filter(({ period }) => /^\d{4}(-\d{2})?$/.test(period))
  if (dated.length === 0) return null
  const isWhole = countBy(points, ({ unit }) => unit).length === 1 && subjectsOf(points).length <= MOST_DRAWN
  if (isWhole) return choiceOf(subjectsOf(points), dated)
  if (points.length <= FEW_VALUES) return null
  const unit = countBy(dated, (point) => point.unit)[0]!
  const drawn = dated.filter((point) => point.unit === unit)
  const subjects = subjectsOf(drawn).slice(0, DRAWN_OF_MANY)
  return choiceOf(
    subjects,
    drawn.filter((point) => subjects.includes(subjectOf(point).key)),
  )
}

function choiceOf(services: string[], points: readonly Point[]): ChartChoice {
  const periods = points.map(({ period }) => period).sort()
  return { services, from: periods[0]!, to: periods.at(-1)! }
}

/** Keys of what the points measure, that with the most values first. */
function subjectsOf(points: readonly Point[]): string[] {
  return countBy(points, (point) => subjectOf(point).key)
}

/** The keys, the most frequent first; of equals, the first in the alphabet. */
function countBy(points: readonly Point[], keyOf: (point: Point) => string): string[] {
  const counts = new Map<string, number>()
  for (const point of points) counts.set(keyOf(point), (counts.get(keyOf(point)) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key]) => key)
}
