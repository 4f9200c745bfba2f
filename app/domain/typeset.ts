/**
 * Sets the straight quotation marks and apostrophes of our own prose as printers do. Only for titles and prose on
 * a page: words that somebody said stay as they were read, and so does what is copied or exported.
 */
export function typeset(text: string): string {
  return text
    .replace(/(^|[\s([{\u2013\u2014/-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{\u2013\u2014“])'/g, '$1‘')
    .replace(/'/g, '’')
}
