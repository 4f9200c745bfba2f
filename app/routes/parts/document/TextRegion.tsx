import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { useShortcuts } from '../../../ui/shortcuts'
import type { NoteKind, SelectedPassage } from './NoteForm'
import { readSelection } from './readSelection'
import { SelectionTools, TOOLS } from './SelectionTools'
import { useHighlighting } from './useHighlighting'

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
  const [isEntered, setEntered] = useState(false)
  const [selected, setSelected] = useState<SelectedPassage | null>(null)
  const [said, setSaid] = useState('')
  const { save, saved, undo, failed } = useHighlighting(documentId, original)

  const act = useCallback(
    (kind: NoteKind) => {
      const passage = region.current && readSelection(region.current, pageTexts)
      if (!passage) return setSaid('Select some words of the text first.')
      if (kind !== 'highlight') return onAnnotate(kind, passage)
      save(passage)
      region.current?.ownerDocument.getSelection()?.collapseToEnd()
    },
    [pageTexts, onAnnotate, save],
  )
  const enter = useCallback(() => setEntered(true), [])
  useShortcuts(
    useMemo(
      () => [
        ...TOOLS.map(({ key, does, kind }) => ({ keys: key, does, run: () => act(kind) })),
        { keys: 't', does: 'Go into the text with a caret, to select by keyboard', run: enter },
        ...(saved ? [{ keys: 'u', does: 'Take the last highlight back', run: undo }] : []),
      ],
      [act, enter, saved, undo],
    ),
  )

  useEffect(() => {
    if (isEntered && region.current) takeCaret(region.current)
    if (isEntered)
      setSaid(
        'In the text. Shift with the arrow keys selects; a annotates, h highlights, s makes a statement, ' +
          'd a demand, c a claim; Esc leaves.',
      )
  }, [isEntered])

  useEffect(() => {
    let asked = 0
    const look = () => setSelected(region.current && readSelection(region.current, pageTexts))
    const onChange = () => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(look)
    }
    document.addEventListener('selectionchange', onChange)
    return () => {
      cancelAnimationFrame(asked)
      document.removeEventListener('selectionchange', onChange)
    }
  }, [pageTexts])

  useEffect(() => preventEdits(region.current), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEntered || event.ctrlKey || event.metaKey || event.altKey) return
    const tool = TOOLS.find(({ key }) => key === event.key)
    if (tool || (event.key === 'u' && saved)) {
      event.preventDefault()
      if (tool) act(tool.kind)
      else undo()
    } else if (event.key === 'Escape') {
      setEntered(false)
      setSaid('Out of the text.')
    }
  }

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
        {failed ?? (saved ? 'Highlighted. Press u to take it back.' : said)}
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
      <SelectionTools region={region} selected={selected} onAct={act} />
      {saved && (
        <div className="toast sel-undo">
          <p>
            Highlighted for everyone with an account.{' '}
            <button type="button" className="btn plain small" onClick={undo}>
              Undo <kbd aria-hidden="true">u</kbd>
            </button>
          </p>
        </div>
      )}
    </div>
  )
}

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

/** Puts the caret where one reads: at the first words on the screen, unless words are selected already. */
function takeCaret(region: HTMLElement) {
  region.focus({ preventScroll: true })
  const selection = region.ownerDocument.getSelection()
  if (!selection || (!selection.isCollapsed && region.contains(selection.anchorNode))) return
  const blocks = [...region.querySelectorAll('[data-start]')]
  const first = blocks.find((block) => block.getBoundingClientRect().top > 60) ?? blocks[0]
  if (first) selection.collapse(first, 0)
}

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
