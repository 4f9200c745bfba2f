import { useMatches } from '@remix-run/react'

/** A route's `handle` where its page tells of work that goes on: seconds until it is worth another look, null when done. */
export type LookAgainHandle<Loaded> = { lookAgainS(loaded: Loaded | undefined): number | null }

/**
 * Loads a page anew that tells of work under way, where no script does it. A refresh that scripted pages got too would
 * take the focus, the files chosen and whatever was typed with it.
 */
export function LookAgain() {
  const seconds = useMatches().flatMap(({ handle, data }) => {
    const asked = (handle as LookAgainHandle<unknown> | undefined)?.lookAgainS?.(data)
    return asked ? [asked] : []
  })[0]
  if (seconds === undefined) return null
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
