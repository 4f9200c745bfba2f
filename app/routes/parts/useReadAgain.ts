import { useCallback } from 'react'
import { useRevalidator } from '@remix-run/react'
import { answers } from '../../ui/whenAnswered'

/**
 * Reads the page's data again if the portal is there. Asked while it is not, Remix would put a page of error in place of
 * this one, and of what is being written on it.
 */
export function useReadAgain(): () => void {
  const { revalidate } = useRevalidator()
  return useCallback(() => {
    void answers().then((isThere) => {
      if (isThere) revalidate()
    })
  }, [revalidate])
}
