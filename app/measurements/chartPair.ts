import { ok, type Result } from '../domain/result'
import { planChart, type ChartPlan, type ChartRequest } from './planChart'

/** Of a chart that a telephone shows whole, in its pixels. */
const NARROW = { width: 340, height: 300 }
/** Its lines need as much beside the names at their ends. */
const LEAST_PLOT = 130

/** A chart for a page, and the same for a telephone; null where names leave it no room. Refuses as `planChart` does. */
export function planChartPair(
  request: ChartRequest,
): Result<{ plan: ChartPlan; narrow: ChartPlan | null }, 'no-points' | 'mixed-units'> {
  const plan = planChart(request)
  if (!plan.ok) return plan
  const narrow = planChart({ ...request, ...NARROW })
  const isSlim = !narrow.ok || narrow.value.plot.right - narrow.value.plot.left < LEAST_PLOT
  return ok({ plan: plan.value, narrow: isSlim ? null : narrow.value })
}
