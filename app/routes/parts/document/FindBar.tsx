import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import type { Find } from './useFind'

/** Finds words in the whole document. Enter and Shift with Enter step through the places, Esc closes. */
export function FindBar({ find }: { find: Find }) {
  const field = useRef<HTMLInputElement>(null)
  const from = useRef<Element | null>(null)
  useEffect(() => {
    if (!find.isOpen) return
    from.current = document.activeElement
    field.current?.focus({ preventScroll: true })
    field.current?.select()
    return () => leadBack(from.current)?.focus({ preventScroll: true })
  }, [find.isOpen])
  if (!find.isOpen) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      find.step(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape') find.close()
  }
  return (
    <div className="find-bar" role="search" aria-label="This document" onKeyDown={onKeyDown}>
      <label htmlFor="find-words">Find in this document</label>
      <input
        ref={field}
        className="in"
        id="find-words"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={find.words}
        onChange={({ target }) => find.ask(target.value)}
      />
      <span className="num find-said" role="status">
        {find.said}
      </span>
      <Button type="button" small look="plain" aria-label="Place before" onClick={() => find.step(-1)}>
        <Icon name="i-prev" />
      </Button>
      <Button type="button" small look="plain" aria-label="Next place" onClick={() => find.step(1)}>
        <Icon name="i-next" />
      </Button>
      <Button type="button" small look="plain" aria-label="Close" onClick={find.close}>
        <Icon name="i-x" />
      </Button>
    </div>
  )
}

/** Where the focus goes when the bar closes: where it was or, where it was nowhere, to what opens the bar. */
function leadBack(from: Element | null): HTMLElement | null {
  if (from instanceof HTMLElement && from !== document.body && from.isConnected) return from
  return document.querySelector<HTMLElement>('[data-opens-find]')
}

/**
 * Ctrl or Cmd with F opens our bar, which knows pages that are not on the screen; pressed again within it, the browser's
 * own opens. Ctrl with G steps on.
 */
export function useFindKeys({ isOpen, open, step }: Find): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const isWithin = document.activeElement?.id === 'find-words'
      if (key === 'f' && !event.shiftKey && !isWithin) {
        event.preventDefault()
        const selected = document.getSelection()?.toString().trim() ?? ''
        if (isOpen) document.getElementById('find-words')?.focus()
        else open(selected !== '' && selected.length < 100 ? selected : undefined)
      } else if (key === 'g' && isOpen) {
        event.preventDefault()
        step(event.shiftKey ? -1 : 1)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOpen, open, step])
}
