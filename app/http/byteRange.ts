/** The part of a file that a request asks for, both ends included; null asks for all of it. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a Range header for a file of a size (RFC 9110, 14.2): one range of bytes. What is no such range, several
 * among them, asks for the whole; one that starts beyond the file is `unsatisfiable`.
 */
export function readByteRange(header: string | null, sizeBytes: number): ByteRange | null | 'unsatisfiable' {
  const given = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!given || (given[1] === '' && given[2] === '')) return null
  const [, first, last] = given as unknown as [string, string, string]
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (start >= sizeBytes || (first === '' && Number(last) === 0)) return 'unsatisfiable'
  return start > end ? null : { start, end }
}
