import { ok, type Result } from '../result'
import { objectOf, textOf, type ExchangedTarget } from './exchangedNote'
import { readExchange, type ExchangeRefusal } from './readExchange'
import { readTarget } from './readTarget'

/** What one annotation or bare selector asks for: an id where it has one, and its target. */
export type SelectedTarget = { id: string | null; target: ExchangedTarget }

/**
 * Reads what a file asks to be found: annotations in any format that `readExchange` knows, or bare selectors: one or a
 * list of them, each a selector of the Web Annotation Data Model (4.2), an object with a `selector`, or just `exact`
 * with `prefix` and `suffix`. Refuses what holds neither.
 */
export function readSelectors(text: string): Result<SelectedTarget[], ExchangeRefusal> {
  const file = readExchange(text)
  if (file.ok) return ok(file.value.notes.map(({ id, target }) => ({ id, target })))
  if (file.refusal !== 'no-annotations') return file
  const value = JSON.parse(text.replace(/^\ufeff/u, '')) as unknown
  const found = (Array.isArray(value) ? value : [value]).flatMap((it) => readBare(it) ?? [])
  return found.length > 0 ? ok(found) : file
}

function readBare(value: unknown): SelectedTarget | null {
  const given = objectOf(value)
  if (!given) return null
  const isSelector = /Selector$/u.test(textOf(given.type) ?? '')
  const selector = isSelector
    ? given
    : 'exact' in given
      ? { ...given, type: 'TextQuoteSelector' }
      : given.selector
  if (!selector) return null
  const { target } = readTarget({ selector }, 'code-points')
  return { id: textOf(given.id), target }
}
