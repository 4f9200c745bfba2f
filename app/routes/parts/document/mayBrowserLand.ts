/** How long after its page is loaded a browser may still go where a text directive leads, in milliseconds. */
const LANDS_WITHIN_MS = 2_500

/**
 * Whether the browser may yet scroll by itself to the words of a text directive (`#:~:text=`): it finds them half a second
 * after they came to be on the page, and puts them in the middle of the screen, wherever they stood.
 */
export function mayBrowserLand(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!entry?.name.includes(':~:text=')) return false
  return entry.loadEventEnd === 0 || performance.now() < entry.loadEventEnd + LANDS_WITHIN_MS
}
