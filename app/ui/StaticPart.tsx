import { createContext, useContext, useEffect, useRef } from 'react'

const StaticParts = createContext<ReadonlyMap<string, string> | null>(null)

/** Hands what the server has rendered already to the places on the page where it goes. The browser never needs it. */
export const StaticPartsProvider = StaticParts.Provider

/**
 * A part of a page that only shows the record: rendered once for each revision, sent as it is, and left alone in
 * the browser, which gets neither its data nor its code. A browser that comes without loading the page loads it.
 */
export function StaticPart({ name }: { name: string }) {
  const html = useContext(StaticParts)?.get(name) ?? ''
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current?.childElementCount === 0) window.location.reload()
  }, [])
  return <div ref={place} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
}
