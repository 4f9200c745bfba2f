import { useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  areShortcutsOn,
  listenForShortcuts,
  shortcutsNow,
  switchShortcuts,
  useShortcuts,
  type Shortcut,
} from './shortcuts'

/** The shortcuts that every page has, and the dialog that lists those of this page. */
export function KeyboardHelp() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [listed, setListed] = useState<Shortcut[] | null>(null)
  const [isOn, setIsOn] = useState(true)
  const navigate = useNavigate()

  const show = useRef(() => {
    setListed(shortcutsNow())
    setIsOn(areShortcutsOn())
  })
  const everywhere = useMemo(
    (): Shortcut[] => [
      { keys: '/', does: 'Go to the search box', run: focusSearch },
      { keys: '?', does: 'List the shortcuts', run: () => show.current() },
      { keys: 'g h', does: 'Go to the start', run: () => navigate('/') },
      { keys: 'g t', does: 'Go to the timeline', run: () => navigate('/timeline') },
      { keys: 'g d', does: 'Go to disputes', run: () => navigate('/disputes') },
      { keys: 'g p', does: 'Go to packets', run: () => navigate('/packets') },
    ],
    [navigate],
  )
  useShortcuts(everywhere)
  useEffect(listenForShortcuts, [])
  useEffect(() => openOnClick(() => show.current()), [])
  useEffect(closeMenus, [])
  useEffect(() => {
    if (listed) dialog.current?.showModal()
  }, [listed])

  if (!listed) return null
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title" onClose={() => setListed(null)}>
      <h2 id="keys-title">Keyboard shortcuts</h2>
      <dl className="keys-list">
        {listed.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>Close what is open</dd>
        </div>
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            switchShortcuts(event.target.checked)
            setIsOn(event.target.checked)
          }}
        />
        Use these shortcuts in this browser
      </label>
      <form method="dialog">
        <button className="btn">Close</button>
      </form>
    </dialog>
  )
}

/** The page's own search box, else the one in the masthead. */
function focusSearch() {
  const box = document.querySelector<HTMLInputElement>('main input[name="q"], .mast input[name="q"]')
  box?.focus()
  box?.select()
}

/** Without script the link in the footer leads to the handbook's page on the keyboard; with it, to the dialog. */
function openOnClick(show: () => void): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    if (!event.target.closest('a[data-keys]')) return
    event.preventDefault()
    show()
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}

/** Menus of the masthead close on Esc, giving the focus back, and on a click elsewhere. */
function closeMenus(): () => void {
  const close = (event: Event) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
      const isInside = event.target instanceof Node && menu.contains(event.target)
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') continue
        menu.open = false
        if (isInside) menu.querySelector('summary')?.focus()
      } else if (!isInside) menu.open = false
    }
  }
  document.addEventListener('keydown', close)
  document.addEventListener('click', close)
  return () => {
    document.removeEventListener('keydown', close)
    document.removeEventListener('click', close)
  }
}
