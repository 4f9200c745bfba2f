import { useEffect, useRef } from 'react'

/**
 * A key, or two in a row ("g t"), and what it does in a reader's words. A shortcut only quickens what a link or
 * button of the page also does.
 */
export type Shortcut = { keys: string; does: string; run: () => void }

const OFF_KEY = 'throughline-shortcuts'
/** How long the first key of a pair waits for the second. */
const PAIR_MS = 1_200
/** … and how long where it also does something alone. */
const ALONE_MS = 500
const held = new Set<{ current: readonly Shortcut[] }>()

/** Offers shortcuts for as long as the component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    held.add(latest)
    return () => {
      held.delete(latest)
    }
  }, [])
}

/** Every shortcut that works now: the page's own last, and before the portal's under the same keys. */
export function shortcutsNow(): Shortcut[] {
  const byKeys = new Map<string, Shortcut>()
  for (const group of held) for (const shortcut of group.current) byKeys.set(shortcut.keys, shortcut)
  return [...byKeys.values()]
}

/** Single-key shortcuts can be switched off, as WCAG 2.2 asks (2.1.4). Kept in this browser. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) !== 'off'
  } catch {
    return true
  }
}

export function switchShortcuts(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(OFF_KEY)
    else localStorage.setItem(OFF_KEY, 'off')
  } catch {
    // A browser that keeps nothing for this site leaves them on.
  }
}

/**
 * Listens until the function that it gives is called. A key that does something by itself and begins a pair too waits
 * a moment for the second.
 */
export function listenForShortcuts(): () => void {
  let first = ''
  let alone: Shortcut | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isTyping(event.target) || document.querySelector('dialog[open]') || !areShortcutsOn()) return
    const shortcuts = shortcutsNow()
    const pair = first && shortcuts.find(({ keys }) => keys === `${first} ${event.key}`)
    const before = alone
    clearTimeout(waiting)
    first = ''
    alone = undefined
    // What the first key does by itself is done before the second: digits after "go to page" go into its field.
    if (!pair && before) before.run()
    const single = shortcuts.find(({ keys }) => keys === event.key)
    if (!pair && shortcuts.some(({ keys }) => keys.startsWith(`${event.key} `))) {
      if (single) event.preventDefault()
      first = event.key
      alone = single
      waiting = setTimeout(
        () => {
          first = ''
          alone = undefined
          single?.run()
        },
        single ? ALONE_MS : PAIR_MS,
      )
    } else if (pair || single) {
      event.preventDefault()
      ;(pair || single)!.run()
    }
  }
  document.addEventListener('keydown', onKey)
  return () => {
    clearTimeout(waiting)
    document.removeEventListener('keydown', onKey)
  }
}

const KEYS_OF_ITS_OWN = 'textarea, select, [contenteditable="true"], [contenteditable=""], [role="slider"]'
const TEXTLESS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'color'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type)
  return target.closest(KEYS_OF_ITS_OWN) !== null
}
