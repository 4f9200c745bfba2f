import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { Flag } from '../../domain/extraction'
import type { OriginalFile } from '../reader'

/** One file of a ZIP as its directory tells it. */
export type ZipEntry = {
  name: string
  sizeBytes: number
  compressedBytes: number
  isEncrypted: boolean
  raw: Entry
}

/** What is in a ZIP, and what is wrong with how it is packed. `isSafe`: its entries may be unpacked. */
export type ZipListing = { entries: ZipEntry[]; flags: Flag[]; isSafe: boolean; isWhole: boolean }

const MOST_ENTRIES = 100_000
/** Unpacked bytes that one file may have in all: a capture of a whole site is smaller. */
const MOST_BYTES = 8 * 1024 ** 3
/** Zeros pack a thousandfold; texts, pages and pictures hardly a hundredfold. */
const MOST_RATIO = 200
/** Below this a ratio harms nobody. */
const LEAST_BOMB_BYTES = 64 * 1024 * 1024

/** Lists a ZIP by its directory, unpacking nothing. One that has none, or a broken one, has no entries. */
export async function listEntries(file: OriginalFile): Promise<ZipListing> {
  const entries: ZipEntry[] = []
  let isWhole = true
  const zip = await openZip(file)
  if (!zip) return { entries, flags: [], isSafe: false, isWhole: false }
  try {
    for await (const raw of zip.eachEntry()) {
      if (entries.length === MOST_ENTRIES) {
        isWhole = false
        break
      }
      entries.push({
        name: nameOf(raw),
        sizeBytes: raw.uncompressedSize,
        compressedBytes: raw.compressedSize,
        isEncrypted: raw.isEncrypted(),
        raw,
      })
    }
  } catch {
    isWhole = false
  } finally {
    zip.close()
  }
  return { entries, isWhole, ...judge(entries) }
}

/** Opens a ZIP; null where it is none. Names are left as they are: what is wrong with one is told, and nothing is written under it. */
export async function openZip(file: OriginalFile): Promise<ZipFile | null> {
  return yauzl
    .openPromise(file.path, { autoClose: false, lazyEntries: true, decodeStrings: false })
    .catch(() => null)
}

function nameOf(raw: Entry): string {
  return yauzl.getFileNameLowLevel(raw.generalPurposeBitFlag, raw.fileNameRaw, [], false)
}

function judge(entries: readonly ZipEntry[]): { flags: Flag[]; isSafe: boolean } {
  const flags: Flag[] = []
  const say = (kind: Flag['kind'], detail: string, words: string | null = null) =>
    flags.push({ kind, page: null, words, detail })
  const outside = entries.filter(({ name }) => leavesFolder(name)).map(({ name }) => name)
  if (outside.length > 0)
    say(
      'path-traversal',
      'Names in the archive point outside it; nothing is ever unpacked under such a name.',
      outside.slice(0, 10).join('\n'),
    )
  const locked = entries.filter(({ isEncrypted }) => isEncrypted)
  if (locked.length > 0)
    say(
      'encrypted-part',
      `${locked.length} of the ${entries.length} files in the archive take a password.`,
      locked
        .slice(0, 10)
        .map(({ name }) => name)
        .join('\n'),
    )
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const swollen = entries.find(
    ({ sizeBytes, compressedBytes }) =>
      sizeBytes > LEAST_BOMB_BYTES && sizeBytes > MOST_RATIO * Math.max(compressedBytes, 1),
  )
  const overlaps = entriesOverlap(entries)
  if (total > MOST_BYTES || swollen)
    say(
      'archive-bomb',
      `The archive says that it unpacks to ${total} bytes, far more than such files hold. It was not unpacked.`,
      swollen?.name ?? null,
    )
  else if (overlaps)
    say('archive-bomb', 'Entries of the archive share the same bytes, as in a bomb. It was not unpacked.')
  return { flags, isSafe: total <= MOST_BYTES && !swollen && !overlaps }
}

function leavesFolder(name: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name)
}

/** Bytes of a local header before its name (APPNOTE 4.3.7). */
const LOCAL_HEADER = 30

function entriesOverlap(entries: readonly ZipEntry[]): boolean {
  const spans = entries
    .map(({ raw }) => ({ from: raw.relativeOffsetOfLocalHeader, size: LOCAL_HEADER + raw.compressedSize }))
    .sort((a, b) => a.from - b.from)
  return spans.some(({ from, size }, at) => at + 1 < spans.length && from + size > spans[at + 1]!.from)
}

/** The names in the local headers of a ZIP's first bytes: what there is to tell a cut-off file by. */
export function namesInHead(head: Uint8Array): string[] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const names: string[] = []
  const SIGNATURE = Buffer.from('504b0304', 'hex')
  for (let at = bytes.indexOf(SIGNATURE); at >= 0; at = bytes.indexOf(SIGNATURE, at + 4)) {
    if (at + LOCAL_HEADER > bytes.length) break
    const length = bytes.readUInt16LE(at + 26)
    names.push(bytes.toString('utf8', at + LOCAL_HEADER, at + LOCAL_HEADER + length))
  }
  return names
}
