import { useRootData } from './rootData'

/** Goes into every form that changes something: without it the change is refused. */
export function CsrfField() {
  return <input type="hidden" name="csrf" value={useRootData()?.csrfToken ?? ''} />
}
