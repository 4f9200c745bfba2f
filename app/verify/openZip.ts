import { isSafePath } from '../domain/evidencePackage/bag'
import {
  findDirectory,
  LOCAL_HEADER_BYTES,
  localDataOffset,
  localName,
  readDirectory,
  TAIL_BYTES,
  type ZipEntry,
} from '../domain/zip/readDirectory'
import {
  DamagedFile,
  type Bag,
  type BagFile,
  type ByteSource,
  type PackingFault,
  type PackingLimit,
} from './bagFiles'

/** Bytes read at a time. */
const CHUNK = 1 << 20
/** Unpacked bytes that a bag may have in all. */
const MOST_BYTES = 64 * 1024 ** 3
/** Zeros pack a thousandfold; texts, pages and pictures hardly a hundredfold. */
const MOST_RATIO = 200
/** Below this a ratio harms nobody. */
const LEAST_BOMB_BYTES = 64 * 1024 * 1024
const STORED = 0
const DEFLATED = 8

/**
 * Opens a bag in a ZIP, without unpacking anything. It runs alike in Node, in a page and in the script that comes with
 * each bag, and needs none of their libraries. What is wrong with how it is packed is told; a ZIP that was cut off has no
 * files and a fault.
 */
export async function openZip(source: ByteSource): Promise<Bag> {
  const tail = await source.read(Math.max(0, source.sizeBytes - TAIL_BYTES), source.sizeBytes)
  const span = findDirectory(tail, source.sizeBytes)
  if (!span.ok) return cutOff()
  const { start, length, count } = span.value
  const entries = readDirectory(await source.read(start, start + length), count)
  if (!entries.ok) return cutOff()
  const files = entries.value.filter(({ isFolder }) => !isFolder)
  const root = rootOf(files)
  return {
    files: files.map((entry) => bagFileOf(source, entry, root)),
    faults: [...faultsOf(files, root), ...(await hiddenFaults(source, files, start))],
    limits: files.flatMap((entry) => limitOf(entry) ?? []),
  }
}

function cutOff(): Bag {
  const detail = 'The archive has no directory at its end: it is no ZIP, or its end is missing.'
  return { files: [], faults: [{ kind: 'truncated', detail }], limits: [] }
}

/** What keeps an entry from being unpacked here; null where nothing does. */
function limitOf({ path, isEncrypted, method }: ZipEntry): PackingLimit | null {
  if (isEncrypted) return { kind: 'encrypted', detail: `${path} takes a password.` }
  if (method === STORED || method === DEFLATED) return null
  return { kind: 'method', detail: `${path} is packed by method ${method}, which is not read here.` }
}

/** The folder that holds everything (RFC 8493, 4.2); empty where the bag's files stand at the top. */
function rootOf(entries: readonly ZipEntry[]): string {
  const declaration = entries.find(({ path }) => /^(?:[^/]+\/)?bagit\.txt$/.test(path))
  return declaration ? declaration.path.slice(0, -'bagit.txt'.length) : ''
}

function faultsOf(entries: readonly ZipEntry[], root: string): PackingFault[] {
  const faults: PackingFault[] = []
  const seen = new Set<string>()
  for (const { path, isLink, packedBytes, sizeBytes } of entries) {
    const shown = JSON.stringify(path)
    // Two names that one file system takes for the same would hide one file behind the other.
    const key = path.normalize('NFC').toLowerCase()
    if (!isSafePath(path)) faults.push({ kind: 'unsafe-path', detail: `${shown} is no path within the bag.` })
    else if (!path.startsWith(root))
      faults.push({ kind: 'outside-root', detail: `${shown} stands beside the bag’s folder.` })
    if (seen.has(key)) faults.push({ kind: 'duplicate', detail: `${shown} stands in the archive twice.` })
    seen.add(key)
    if (isLink) faults.push({ kind: 'link', detail: `${shown} is a link and no file.` })
    if (sizeBytes > LEAST_BOMB_BYTES && sizeBytes > MOST_RATIO * Math.max(packedBytes, 1))
      faults.push({ kind: 'bomb', detail: `${shown} unpacks to ${sizeBytes} bytes from ${packedBytes}.` })
  }
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (total > MOST_BYTES) faults.push({ kind: 'bomb', detail: `The archive unpacks to ${total} bytes.` })
  return faults
}

/** Bytes between files, of which the directory says nothing, or files that share bytes: one reader would see another file. */
async function hiddenFaults(
  source: ByteSource,
  entries: readonly ZipEntry[],
  directory: number,
): Promise<PackingFault[]> {
  const spans: { from: number; to: number; path: string }[] = []
  for (const entry of entries) {
    const header = await readHeader(source, entry)
    if (!header || localName(header) !== entry.path)
      return [
        {
          kind: 'hidden-bytes',
          detail: `${JSON.stringify(entry.path)} has another name where its bytes stand.`,
        },
      ]
    spans.push({
      from: entry.offset,
      to: entry.offset + localDataOffset(header)! + entry.packedBytes,
      path: entry.path,
    })
  }
  spans.sort((a, b) => a.from - b.from)
  const clash = spans.find(({ to }, at) => to > (spans[at + 1]?.from ?? directory))
  return clash
    ? [{ kind: 'hidden-bytes', detail: `${JSON.stringify(clash.path)} shares its bytes with another file.` }]
    : []
}

/** A local header with its name; null where there is none. */
async function readHeader(source: ByteSource, { offset, path }: ZipEntry): Promise<Uint8Array | null> {
  const end = Math.min(source.sizeBytes, offset + LOCAL_HEADER_BYTES + new TextEncoder().encode(path).length)
  if (offset >= end) return null
  const header = await source.read(offset, end)
  return localDataOffset(header) === null ? null : header
}

function bagFileOf(source: ByteSource, entry: ZipEntry, root: string): BagFile {
  const path = entry.path.startsWith(root) ? entry.path.slice(root.length) : entry.path
  const chunks = () => unpack(source, entry)
  return { path, sizeBytes: entry.sizeBytes, limit: limitOf(entry)?.detail ?? null, chunks }
}

async function* unpack(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const damaged = new DamagedFile(`${entry.path} cannot be read whole.`)
  const header = await readHeader(source, entry)
  if (!header || limitOf(entry)) throw damaged
  const start = entry.offset + localDataOffset(header)!
  if (start + entry.packedBytes > source.sizeBytes) throw damaged
  const packed = ranges(source, start, start + entry.packedBytes)
  let size = 0
  for await (const chunk of entry.method === STORED ? packed : inflate(packed, damaged)) {
    size += chunk.length
    if (size > entry.sizeBytes) throw damaged
    yield chunk
  }
  if (size !== entry.sizeBytes) throw damaged
}

async function* ranges(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += CHUNK) yield source.read(at, Math.min(end, at + CHUNK))
}

async function* inflate(packed: AsyncGenerator<Uint8Array>, damaged: Error): AsyncGenerator<Uint8Array> {
  const stream = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await packed.next()
      if (done) controller.close()
      else controller.enqueue(value as Uint8Array<ArrayBuffer>)
    },
  })
  const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch {
    throw damaged
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
