import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { useRootData } from '../../../ui/rootData'
import { useShortcuts } from '../../../ui/shortcuts'
import type { NoteKind, SelectedPassage } from './NoteForm'
import { readSelection } from './readSelection'

type TextRegionProps = {
  documentId: string
  original: string | null
  pageTexts: ReadonlyMap<number, string>
  /** Opens the form for a note on a passage. */
  onAnnotate: (kind: NoteKind, passage: SelectedPassage) => void
  children: (isEntered: boolean) => ReactNode
}

/**
 * The text of a document, in which words can be selected: by mouse, by touch, or with a caret alone. To give a caret
 * to text that nobody may change, the region is made editable and every edit is prevented.
 */
export function TextRegion({ documentId, original, pageTexts, onAnnotate, children }: TextRegionProps) {
  const region = useRef<HTMLDivElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const [isEntered, setEntered] = useState(false)
  const [selected, setSelected] = useState<SelectedPassage | null>(null)
  const [said, setSaid] = useState('')
  const fetcher = useFetcher<{ errors?: Record<string, string> }>()
  const csrf = useRootData()?.csrfToken ?? ''

  const act = useCallback(
    (kind: NoteKind) => {
      const passage = region.current && readSelection(region.current, pageTexts)
      if (!passage) return setSaid('Select some words of the text first.')
      if (kind !== 'highlight') return onAnnotate(kind, passage)
      setSaid('Highlighting.')
      const form = { csrf, kind, visibility: 'team', body: '', ...passage, ...(original && { original }) }
      fetcher.submit(form, { method: 'post', action: `/documents/${documentId}/annotations` })
    },
    [pageTexts, onAnnotate, fetcher, csrf, original, documentId],
  )

  const enter = useCallback(() => setEntered(true), [])
  useShortcuts(
    useMemo(
      () => [
        { keys: 'a', does: 'Write a note on the selected words', run: () => act('note') },
        { keys: 'h', does: 'Highlight the selected words', run: () => act('highlight') },
        { keys: 's', does: 'Make the selected words a statement', run: () => act('statement') },
        { keys: 't', does: 'Go into the text with a caret, to select by keyboard', run: enter },
      ],
      [act, enter],
    ),
  )

  useEffect(() => {
    if (!isEntered || !region.current) return
    region.current.focus()
    const first = region.current.querySelector('[data-start]')
    if (first && region.current.ownerDocument.getSelection()?.isCollapsed !== false)
      region.current.ownerDocument.getSelection()?.collapse(first, 0)
    setSaid(
      'In the text. Shift with the arrow keys selects; a annotates, h highlights, s makes a statement; Esc leaves.',
    )
  }, [isEntered])

  useEffect(() => {
    const onChange = () => {
      const passage = region.current && readSelection(region.current, pageTexts)
      setSelected(passage)
      if (passage && tools.current && region.current) placeTools(tools.current, region.current)
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [pageTexts])

  useEffect(() => preventEdits(region.current), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEntered || event.ctrlKey || event.metaKey || event.altKey) return
    const kind = KIND_OF_KEY[event.key]
    if (kind) {
      event.preventDefault()
      act(kind)
    } else if (event.key === 'Escape') {
      setEntered(false)
      setSaid('Out of the text.')
    }
  }

  const failed = fetcher.data?.errors && Object.values(fetcher.data.errors)[0]
  return (
    <div className="text-region">
      <p className="text-enter needs-js">
        <Button type="button" small onClick={() => setEntered(!isEntered)} aria-pressed={isEntered}>
          Select by keyboard
        </Button>
        <span className="meta">
          <kbd>t</kbd> goes into the text, <kbd>Shift</kbd> with arrows selects, <kbd>Esc</kbd> leaves
        </span>
      </p>
      <p className="vh" role="status">
        {failed ?? said}
      </p>
      {failed && <p className="err">{failed}</p>}
      <div
        ref={region}
        className={isEntered ? 'text-box entered' : 'text-box'}
        onKeyDown={onKeyDown}
        suppressContentEditableWarning
        {...(isEntered && CARET)}
      >
        {children(isEntered)}
      </div>
      <div
        ref={tools}
        className="sel-tools"
        role="toolbar"
        aria-label="Selected words"
        hidden={!selected}
        onMouseDown={(event) => event.preventDefault()}
      >
        {TOOLS.map(({ kind, key, name }) => (
          <Button key={kind} type="button" small onClick={() => act(kind)}>
            {name} <kbd aria-hidden="true">{key}</kbd>
          </Button>
        ))}
      </div>
    </div>
  )
}

const KIND_OF_KEY: Record<string, NoteKind> = { a: 'note', h: 'highlight', s: 'statement' }
const TOOLS = [
  { kind: 'note', key: 'a', name: 'Annotate' },
  { kind: 'highlight', key: 'h', name: 'Highlight' },
  { kind: 'statement', key: 's', name: 'Statement' },
] as const

const CARET = {
  contentEditable: true,
  role: 'textbox',
  'aria-multiline': true,
  'aria-readonly': true,
  'aria-label': 'Text of the document',
  tabIndex: 0,
  spellCheck: false,
  inputMode: 'none',
} as const

/** An editable region is the one way to a caret; nothing that would change it goes through. */
function preventEdits(region: HTMLElement | null): (() => void) | undefined {
  if (!region) return undefined
  const prevent = (event: Event) => event.preventDefault()
  const kinds = ['beforeinput', 'drop', 'cut', 'paste']
  for (const kind of kinds) region.addEventListener(kind, prevent)
  return () => {
    for (const kind of kinds) region.removeEventListener(kind, prevent)
  }
}

/** Under the end of the selection, within the region. Set through the CSSOM: the page's policy allows no style attribute. */
function placeTools(tools: HTMLElement, region: HTMLElement) {
  const rects = region.ownerDocument.getSelection()!.getRangeAt(0).getClientRects()
  const last = rects[rects.length - 1]
  const home = region.parentElement!.getBoundingClientRect()
  if (!last) return
  const most = home.width - 280
  tools.style.setProperty('left', `${Math.max(0, Math.min(last.right - home.left - 140, most))}px`)
  tools.style.setProperty('top', `${last.bottom - home.top + 8}px`)
}
