import { useLayoutEffect, useRef, type RefObject } from 'react'
import { Button } from '../../../ui/Button'
import type { NoteKind, SelectedPassage } from './NoteForm'

/** What can be made of selected words, and its key. */
export const TOOLS = [
  { kind: 'note', key: 'a', name: 'Annotate', does: 'Write a note on the selected words' },
  { kind: 'highlight', key: 'h', name: 'Highlight', does: 'Highlight the selected words' },
  { kind: 'statement', key: 's', name: 'Statement', does: 'Make the selected words a statement' },
  { kind: 'demand', key: 'd', name: 'Demand', does: 'Make the selected words a demand' },
  { kind: 'claim', key: 'c', name: 'Claim', does: 'Say what the selected words claim' },
] as const satisfies readonly { kind: NoteKind; key: string; name: string; does: string }[]

type SelectionToolsProps = {
  region: RefObject<HTMLElement | null>
  selected: SelectedPassage | null
  onAct: (kind: NoteKind) => void
}

/**
 * What can be made of the words that are selected now. Under them, or, under a finger, at the foot of the screen, where
 * a thumb reaches and the system's own menu does not come.
 */
export function SelectionTools({ region, selected, onAct }: SelectionToolsProps) {
  const tools = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (selected && tools.current && region.current) place(tools.current, region.current)
  }, [selected, region])
  return (
    <div
      ref={tools}
      className="sel-tools"
      role="toolbar"
      aria-label="Selected words"
      hidden={!selected}
      onMouseDown={(event) => event.preventDefault()}
    >
      {TOOLS.map(({ kind, key, name }) => (
        <Button key={kind} type="button" small onClick={() => onAct(kind)}>
          {name} <kbd aria-hidden="true">{key}</kbd>
        </Button>
      ))}
    </div>
  )
}

/** Set through the CSSOM: the page's policy allows no style attribute. */
function place(tools: HTMLElement, region: HTMLElement) {
  const selection = region.ownerDocument.getSelection()
  const rects = selection?.rangeCount ? selection.getRangeAt(0).getClientRects() : []
  const last = rects[rects.length - 1]
  const home = region.parentElement!.getBoundingClientRect()
  if (!last) return
  const width = tools.offsetWidth
  const left = Math.max(0, Math.min(last.right - home.left - width / 2, home.width - width))
  tools.style.setProperty('left', `${left}px`)
  tools.style.setProperty('top', `${last.bottom - home.top + 8}px`)
}
