import { formatBatesRange } from '../domain/filing/bates'
import { boundPages, originalsOf, type DossierPlan } from './dossierPlan'

/** Numbers between the first and the last of a file that none of its pages bears, said so that nobody looks for them. Empty where there are none. */
export function gapWords(plan: DossierPlan): string {
  const stretches = [
    ...originalsOf(plan).flatMap((original) =>
      original.bates
        ? original.ranges.map(({ first, last }) => ({
            ...{ prefix: original.bates!.prefix, first: original.bates!.first + first - 1 },
            count: Math.min(last, boundPages(original).at(-1) ?? 0) - first + 1,
          }))
        : [],
    ),
    ...plan.exhibits.flatMap(({ standIn }) => (standIn?.bates ? [{ ...standIn.bates, count: 1 }] : [])),
  ].sort((a, b) => a.first - b.first)
  const gaps = stretches.flatMap((stretch, index) => {
    const before = stretches[index - 1]
    const from = before ? before.first + before.count : stretch.first
    return stretch.first > from
      ? [formatBatesRange({ prefix: stretch.prefix, first: from }, stretch.first - from)]
      : []
  })
  return gaps.length === 0
    ? ''
    : `Numbers that no page of this file bears: ${gaps.join(', ')}. They were given to other pages of the matter, and are given to no page twice.`
}
