import { textIn, type Form } from '../../../domain/formText'

/** Where a form moves something in a list: up, down, or to a place counted from 1; from its own place. */
export function readMove(form: Form): (from: number) => number {
  const to = textIn(form, 'to')
  if (/^\d{1,4}$/.test(to)) return () => Number(to)
  const steps = to === 'up' ? -1 : to === 'down' ? 1 : 0
  return (from) => from + steps
}
