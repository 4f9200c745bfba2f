import { useEffect } from 'react'
import { useRevalidator } from '@remix-run/react'

/** How often the page looks again by script, in milliseconds, while something is being read. */
const LOOK_MS = 1_000

/** Whether a receipt's state will change by itself. */
export function isUnderWay({ state }: { state: string }): boolean {
  return state === 'queued' || state === 'reading'
}

/** Reads the page's data again and again for as long as something is under way. */
export function useLookAgain(isDue: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isDue || state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_MS)
    return () => clearTimeout(timer)
  }, [isDue, state, revalidate])
}
