import type { Face } from './faces.server'
import type { PageInk } from './pageInk'

/** Draws nothing: the first pass sets every page with it only to learn how many there are and what stands where. */
export class MeasuringInk implements PageInk {
  constructor(private readonly measure: Pick<PageInk, 'widthOf' | 'where'>) {}

  get where(): string {
    return this.measure.where
  }
  set where(where: string) {
    this.measure.where = where
  }
  widthOf(text: string, face: Face, size: number): number {
    return this.measure.widthOf(text, face, size)
  }
  artifact(_kind: 'Layout' | 'Pagination', draw: () => void) {
    draw()
  }
  addPage() {}
  open() {}
  close() {}
  text() {}
  link() {}
  destination() {}
  bookmark() {}
  rule() {}
  watermark() {}
  draw() {}
}
