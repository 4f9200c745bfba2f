import { useEffect } from 'react'
import type { Place } from '../../../domain/passage'
import { layerOf, rangeOf } from './textPlaces'

/**
 * Marks places in the texts on the screen without a change to them (CSS Custom Highlight API). A browser that does not
 * know it shows the present place alone, by going there.
 */
export function usePaintedHits(
  hitsOn: ReadonlyMap<number, readonly Place[]>,
  current: Place | null,
  /** Changes whenever other texts are on the screen. */
  shown: unknown,
): void {
  useEffect(() => {
    if (!('highlights' in CSS)) return
    const ranges: Range[] = []
    for (const [page, hits] of hitsOn) {
      const layer = layerOf(page, 'text')
      if (!layer) continue
      for (const { start, end } of hits) {
        const range = rangeOf(layer, start, end)
        if (range) ranges.push(range)
      }
    }
    const layer = current && layerOf(current.page, 'text')
    const here = layer && rangeOf(layer, current.start, current.end)
    CSS.highlights.set('found', new Highlight(...ranges))
    CSS.highlights.set('found-here', new Highlight(...(here ? [here] : [])))
    return () => {
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-here')
    }
  }, [hitsOn, current, shown])
}

/** Where a place of the text is on the screen now: in the text, or on the picture. */
export function rectOfPlace({ page, start, end }: Place): DOMRect | null {
  const text = layerOf(page, 'text')
  const layer = text ?? layerOf(page, 'picture')
  const range = layer && rangeOf(layer, start, end)
  return range?.getClientRects()[0] ?? null
}
