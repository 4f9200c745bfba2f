/**
 * A whole number from 0 that an address asks for: which page, or what comes before which row. Null where it asks for none,
 * and for what is no such number, or one of more digits than may be asked for.
 */
export function wholeNumberIn(query: URLSearchParams, name: string, mostDigits = 6): number | null {
  const text = query.get(name) ?? ''
  return /^\d+$/.test(text) && text.length <= mostDigits ? Number(text) : null
}
