import { useEffect } from 'react'
import { useRevalidator } from '@remix-run/react'
import { answers } from '../../ui/whenAnswered'

/** How often the page looks again by script, in milliseconds, while something is under way. */
const LOOK_MS = 700

/**
 * Reads the page's data again and again for as long as something is under way. A portal that is away for a while is waited
 * for: asked for the data then, Remix would put a page of error in place of this one, which would never look again.
 */
export function useLookAgain(isDue: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isDue || state !== 'idle') return
    let isLeft = false
    let timer = setTimeout(look, LOOK_MS)
    async function look() {
      const isThere = await answers()
      if (isLeft) return
      if (isThere) revalidate()
      else timer = setTimeout(look, LOOK_MS)
    }
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [isDue, state, revalidate])
}
