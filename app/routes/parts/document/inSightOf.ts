/** Room around what is in sight that is drawn as well. */
const MARGIN = '50%'

/**
 * Tells, again each time that it changes, which of a list's entries are in sight of it or nearly so, by their numbers.
 * The answer ends it.
 */
export function inSightOf(
  list: HTMLElement,
  selector: string,
  numberOf: (entry: HTMLElement) => number,
  tell: (near: ReadonlySet<number>) => void,
): () => void {
  const near = new Set<number>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const number = numberOf(target as HTMLElement)
        if (isIntersecting) near.add(number)
        else near.delete(number)
      }
      tell(new Set(near))
    },
    { root: list, rootMargin: MARGIN },
  )
  for (const entry of list.querySelectorAll<HTMLElement>(selector)) observer.observe(entry)
  return () => observer.disconnect()
}
