import { Icon } from './Icon'

/** How a noted passage stands in the text shown. Only exact and moved ones may be quoted in a filing. */
export type AnchorState = 'exact' | 'moved' | 'altered' | 'ambiguous' | 'lost'

const SAID: Record<AnchorState, { word: string; className: string }> = {
  exact: { word: 'Exact', className: 'state pass' },
  moved: { word: 'Moved, same words', className: 'state pass' },
  altered: { word: 'Altered', className: 'state fail' },
  ambiguous: { word: 'Ambiguous', className: 'state unsure' },
  lost: { word: 'Lost', className: 'state quiet' },
}

/** The state of an anchor, as a shape and a word. */
export function AnchorMark({ state }: { state: AnchorState }) {
  const { word, className } = SAID[state]
  return (
    <span className={className}>
      <Icon name={`s-${state}`} />
      {word}
    </span>
  )
}
