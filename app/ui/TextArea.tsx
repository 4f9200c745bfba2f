import { useSyncExternalStore, type ComponentProps } from 'react'

/**
 * A textarea that keeps what was written before the page's script ran. React 18, taking over a page from the server, would
 * put the words that it was sent with in their place (its postMountWrapper of a textarea, unlike an input's); given none at
 * that moment, it leaves them alone. This can go with a React that does so by itself.
 */
export function TextArea({ defaultValue, ...area }: Omit<ComponentProps<'textarea'>, 'value'>) {
  const isTakenOver = useSyncExternalStore(neverChanges, () => false, isInBrowser)
  return <textarea {...area} defaultValue={isTakenOver ? undefined : defaultValue} />
}

const neverChanges = () => () => {}
/** Asked on the server and while React takes a page over, and at no other time. */
const isInBrowser = () => typeof document !== 'undefined'
