import { useNavigation } from '@remix-run/react'
import { useMemo } from 'react'
import { parseTimelineQuery, type TimelineQuery } from '../../search/timelineQuery'

/** What was asked of the timeline and not answered yet; null while nothing is. */
export function useAwaited(): TimelineQuery | null {
  const { location } = useNavigation()
  return useMemo(
    () =>
      location?.pathname === '/timeline' ? parseTimelineQuery(new URLSearchParams(location.search)) : null,
    [location],
  )
}
