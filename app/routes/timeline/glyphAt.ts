import type { KindGlyph } from '../../domain/shownKind'

/** The shape of a kind around a point, as a path. The same shapes as icons.svg, at the size of a lane. */
export function glyphAt(glyph: KindGlyph, x: number, y: number): string {
  switch (glyph) {
    case 'decided':
    case 'proposed':
      return `M${x} ${y - 6}l6 6-6 6-6-6z`
    case 'measured':
      return `M${x} ${y - 6}l6 10h-12z`
    case 'letter':
      return `M${x - 5} ${y - 4}h10v8h-10z`
    case 'document':
      return `M${x - 4} ${y - 5}h5l3 3v7h-8z`
    case 'report':
      return `M${x - 5} ${y - 4.5}h10v2h-10zm0 3.5h10v2h-10zm0 3.5h7v2h-7z`
    case 'event':
      return `M${x - 1.3} ${y - 5}h2.6v10h-2.6z`
    case 'deal':
      return `M${x - 6.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M${x - 0.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0`
    case 'said':
      return `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0`
  }
}
