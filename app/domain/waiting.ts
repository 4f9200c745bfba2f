/** How long until an instant, in words that a person waits by: "in 12 minutes". Never less than a minute. */
export function waitInWords(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return minutes === 1
    ? 'in a minute'
    : minutes < 90
      ? `in ${minutes} minutes`
      : `in ${Math.round(minutes / 60)} hours`
}

/** An instant as people read it, in UTC: "22 November 2026, 14:05 UTC". */
export function formatInstant(instant: Date | string): string {
  const date = new Date(instant)
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return `${day}, ${date.toISOString().slice(11, 16)}\u00a0UTC`
}
