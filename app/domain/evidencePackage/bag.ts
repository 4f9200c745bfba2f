/** The tag files of a BagIt 1.0 bag (RFC 8493). */

/** A line of a payload or tag manifest. */
export type HashedPath = { path: string; hash: string }

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Hashes of files, in order of path, with two spaces between as sha256sum has them. */
export function formatBagManifest(lines: readonly HashedPath[]): string {
  return inOrder(lines)
    .map(({ path, hash }) => `${hash}  ${encodePath(path)}\n`)
    .join('')
}

/** The lines of a manifest; null for one that is not a list of hashes and paths. */
export function parseBagManifest(text: string): HashedPath[] | null {
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  const found = lines.map((line) => /^([0-9a-fA-F]{64}|[0-9a-fA-F]{128})[ \t]+\*?(.+)$/.exec(line))
  if (found.some((match) => !match)) return null
  return found.map((match) => ({ hash: match![1]!.toLowerCase(), path: decodePath(match![2]!) }))
}

/** Labels and values of bag-info.txt, one a line. A value's own line ends become spaces. */
export function formatBagInfo(fields: readonly (readonly [label: string, value: string])[]): string {
  return fields
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`)
    .join('')
}

/** The value under a label of a tag file, folded lines joined; null where it has none. */
export function bagInfoValue(text: string, label: string): string | null {
  const unfolded = text.replace(/\r\n?|\n/g, '\n').replace(/\n[ \t]+/g, ' ')
  const line = unfolded.split('\n').find((it) => it.toLowerCase().startsWith(`${label.toLowerCase()}:`))
  return line === undefined ? null : line.slice(label.length + 1).trim()
}

/** What a payload amounts to: its bytes and its files. */
export type Oxum = { bytes: number; files: number }

/** Reads a Payload-Oxum; null for what is none. */
export function parseOxum(text: string): Oxum | null {
  const match = /^(\d+)\.(\d+)$/.exec(text)
  return match && { bytes: Number(match[1]), files: Number(match[2]) }
}

export function formatOxum({ bytes, files }: Oxum): string {
  return `${bytes}.${files}`
}

/** Whether a path may be unpacked below a folder and nowhere else, on any system, and under a name that shows as it is. */
export function isSafePath(path: string): boolean {
  if (path === '' || /[\\\u0000-\u001f\u007f]/.test(path) || /^(?:\/|[A-Za-z]:|~)/.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part))
}

/** Carriage return, line feed and per cent are written by their codes (RFC 8493, 2.1.3). */
function encodePath(path: string): string {
  return path.replace(
    /[%\r\n]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  )
}

function decodePath(path: string): string {
  return path.replace(/%(0[aAdD]|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function inOrder(lines: readonly HashedPath[]): HashedPath[] {
  return [...lines].sort((a, b) => (a.path < b.path ? -1 : 1))
}
