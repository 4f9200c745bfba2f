import sprite from './icons.svg?url'
import type { KindGlyph } from '../domain/shownKind'

type ControlIcon =
  'search' | 'theme' | 'x' | 'down' | 'up' | 'prev' | 'next' | 'grip' | 'link' | 'note' | 'person' | 'keys'
type StateIcon =
  'pass' | 'fail' | 'unsure' | 'wait' | 'conf' | 'exact' | 'moved' | 'altered' | 'ambiguous' | 'lost'
type FitIcon = 'full' | 'near' | 'out'

export type IconName = `i-${ControlIcon}` | `k-${KindGlyph}` | `s-${StateIcon}` | `f-${FitIcon}`

/**
 * One symbol of app/ui/icons.svg, which browsers fetch once and keep. It is silent to screen readers: a word
 * stands beside it, or the control that holds it has a name.
 */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
