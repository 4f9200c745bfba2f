import type { ShownKind } from '../domain/shownKind'
import { Icon } from './Icon'

/** What kind of record this is: a shape, a word and the colour of its strand. */
export function Kind({ kind }: { kind: ShownKind }) {
  return (
    <span className={kind.strand ? `kind ${kind.strand}` : 'kind'}>
      <Icon name={`k-${kind.glyph}`} />
      {kind.word}
    </span>
  )
}
