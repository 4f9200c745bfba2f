import { useEffect, useRef } from 'react'

/**
 * A page that came before its document had an original lacks the markup that goes with one (`sendDocument`): once there
 * is one, the page is loaded anew, unless somebody is writing on it.
 */
export function useFirstOriginal(hasOriginal: boolean): void {
  const had = useRef(hasOriginal)
  useEffect(() => {
    if (had.current || !hasOriginal) return
    had.current = true
    if (!document.querySelector('dialog[open]')) window.location.reload()
  }, [hasOriginal])
}
