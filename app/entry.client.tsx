import { RemixBrowser } from '@remix-run/react'
import { startTransition, useEffect, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { nameEntries } from './ui/nameEntries'

/**
 * Events for which React 18 would hydrate at once. While the root still waits for its data it cannot, and gives the
 * page up for good (react.dev/errors/345). So they are kept from React, and from nobody else, until it has hydrated:
 * links, forms and typing go on as without script. It can go with React 19.
 */
const HYDRATING =
  'mousedown mouseup touchcancel touchend touchstart auxclick dblclick pointercancel pointerdown pointerup ' +
  'dragend dragstart drop compositionend compositionstart keydown keypress keyup input textInput copy cut ' +
  'paste click change contextmenu reset submit'

const keepFromReact = (event: Event) => event.stopImmediatePropagation()
for (const name of HYDRATING.split(' ')) window.addEventListener(name, keepFromReact, true)

function Hydrated({ children }: { children: ReactNode }) {
  useEffect(() => {
    for (const name of HYDRATING.split(' ')) window.removeEventListener(name, keepFromReact, true)
    // For whoever drives the page, as our browser tests do: from here on its script answers.
    document.documentElement.dataset.hydrated = 'true'
  }, [])
  return children
}

nameEntries()
startTransition(() => {
  hydrateRoot(
    document,
    <Hydrated>
      <RemixBrowser />
    </Hydrated>,
  )
})
