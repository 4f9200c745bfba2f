const UNITS = ['bytes', 'kB', 'MB', 'GB'] as const

/** A size as people say it: "812 bytes", "35.6 kB", "1.4 MB". A kB is 1,000 bytes. */
export function formatBytes(sizeBytes: number): string {
  let value = sizeBytes
  let unit = 0
  while (value >= 999.95 && unit + 1 < UNITS.length) {
    value /= 1000
    unit++
  }
  if (unit === 0) return value === 1 ? '1 byte' : `${value} bytes`
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${UNITS[unit]}`
}
