/**
 * JSON with one spelling for one value, as RFC 8785 has it: keys sorted by UTF-16 code unit, no space, numbers and
 * strings as ECMAScript writes them (-0 as 0). Keys without a value are left out. What is hashed and compared is always
 * this. Throws for what JSON has no word for: a number that is none or has no end, a function, a bigint. Half a
 * surrogate pair, for which RFC 8785 asks an error, is escaped, so that a stranger's text can be logged as it came.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`JSON has no word for the number ${value}.`)
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new TypeError(`JSON has no word for a ${typeof value}.`)
  if (typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
