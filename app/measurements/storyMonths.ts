import type { DisputeStory } from '../catalog/disputeStory'
import type { Turn } from '../catalog/exchange'
import { parseEdtf } from '../domain/edtf'
import type { DisputeMeasures, MonthReadings } from './disputeMeasures'

/** A month of a dispute: what was said in it, and what was measured for it. */
export type StoryMonth = { month: string; turns: Turn[]; measured: MonthReadings | null }

/**
 * Sets what was said and what was measured side by side, month by month. A month of the dispute in which nothing
 * was said is kept where something was measured: an outcome is often only there to be seen. Nothing is matched
 * closer than the month, for the series know no closer.
 */
export function storyMonths(story: DisputeStory, measures: DisputeMeasures): StoryMonth[] {
  const months = new Map<string, StoryMonth>()
  for (const { month, turns } of story.exchange)
    months.set(month, { month, turns, measured: measures.readings[month] ?? null })
  const first = story.exchange[0]?.month
  if (!first) return []
  const last = story.dispute.end ? parseEdtf(story.dispute.end)!.max.slice(0, 7) : ''
  for (const [month, measured] of Object.entries(measures.readings)) {
    if (month > first && month <= last && !months.has(month))
      months.set(month, { month, turns: [], measured })
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
}
