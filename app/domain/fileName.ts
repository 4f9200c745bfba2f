/** The longest name kept: what common file systems allow, counted in code units. */
const MOST = 255

/**
 * A file name as whoever sent it may see it again: without folders, control characters or marks that turn the order
 * of letters (which can make `exe.pdf` of `fdp.exe`). It is shown and offered for saving, never used as a path.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const shown = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Surrogate}/gu, '')
    .trim()
  return [...shown].slice(0, MOST).join('') || 'unnamed'
}

/** A Content-Disposition that makes browsers save under this name, in RFC 6266's two spellings. */
export function attachmentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
