/**
 * One cell of a CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises
 * against CSV injection.
 */
export function writeCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV, the heads of the columns first, each line ended by CRLF. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return [columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

/** The rows of a CSV as records by the heads of its columns. Cells are texts as they stand; a missing one is empty. */
export function readCsv(text: string): Record<string, string>[] {
  const [columns, ...rows] = cellsOf(text.replace(/^\ufeff/, ''))
  if (!columns) return []
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])))
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (isQuoted && mark === '"' && text[at + 1] === '"') cell += text[++at]!
    else if (mark === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (isQuoted || !/[,\r\n]/.test(mark)) cell += mark
    else {
      if (mark === '\r' && text[at + 1] === '\n') at++
      row.push(cell)
      cell = ''
      if (mark !== ',') {
        rows.push(row)
        row = []
      }
    }
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}
