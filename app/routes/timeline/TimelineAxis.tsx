import type { TimelineViewProps } from './TimelineDesk'
import { TimelineDesk } from './TimelineDesk'

export function TimelineAxis(props: TimelineViewProps) {
  return <TimelineDesk {...props} />
}
