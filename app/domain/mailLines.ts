const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const ZONE = '(?:[A-Z]{2,5}|[+-]\\d{4})'
/** The date as `asctime` writes it, with the zones that mail programs add before or after the year. */
const FROM_LINE = new RegExp(
  `^From (?:\\S.{0,400}? +)?${DAY} ${MONTH} {1,2}\\d{1,2} \\d{1,2}:\\d{2}(?::\\d{2})? (?:${ZONE} )?\\d{4}(?: ${ZONE})?\\s*$`,
)

/**
 * Whether a line is one that begins a message of a mailbox: "From ", whoever sent it, and the time of delivery
 * (RFC 4155, appendix A). A sentence that begins with the word is none.
 */
export function isFromLine(line: string): boolean {
  return line.startsWith('From ') && line.length < 1000 && FROM_LINE.test(line)
}

/** Whether a line begins a header field: a name of printable characters without blanks, then a colon (RFC 5322, 2.2). */
export function isHeaderField(line: string): boolean {
  return /^[!-9;-~]{1,100}[ \t]{0,4}:/.test(line)
}
