import { createHash } from 'node:crypto'
import type { ZipFile } from 'yauzl'
import type { DigestCheck, Flag } from '../../domain/extraction'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile, Reader } from '../reader'
import { listEntries, openZip, type ZipEntry } from '../zip/listEntries.server'
import { openEntry, readEntry } from '../zip/openEntry.server'
import { Captures, takeCapture, type PageTitles } from './captures.server'
import { parseDigest } from './digest'
import { readSignature } from './waczSignature'

const MOST_INDEX_BYTES = 32 * 1024 * 1024
const ARCHIVE = /^archive\/.+\.warc(?:\.gz)?$/

type Package = {
  title?: unknown
  created?: unknown
  software?: unknown
  wacz_version?: unknown
  mainPageURL?: unknown
  resources?: { path?: unknown; hash?: unknown; bytes?: unknown }[]
}

/** Reads a WACZ (1.1.1): its own list of files and their hashes, its signature, its pages' titles, and its captures. */
export const readWacz: Reader = async (file, onPage) => {
  const extractor = EXTRACTORS['application/wacz']
  const listing = await listEntries(file)
  const zip = listing.isSafe ? await openZip(file) : null
  if (!zip)
    return {
      extractor,
      facts: NO_FACTS,
      flags: listing.flags,
      parts: [],
      problem: {
        reason: 'damaged',
        message: 'The capture cannot be unpacked safely. It is kept as it is; ask for it again.',
      },
    }
  try {
    const { entries } = listing
    const named = (name: string) => entries.find((entry) => entry.name === name)
    const read = async (name: string) => {
      const entry = named(name)
      return entry ? readEntry(zip, entry, MOST_INDEX_BYTES) : null
    }
    const flags: Flag[] = [...listing.flags]
    const description = await read('datapackage.json')
    const about = parseJson<Package>(description)
    const digests = await checkResources(zip, entries, about)
    const signature = await readSignature(description, await read('datapackage-digest.json'), digests)
    if (signature) signature.coversWholeFile &&= listsAll(entries, about)
    const captures = new Captures(
      titlesOf(await read('pages/pages.jsonl'), await read('pages/extraPages.jsonl')),
    )
    for (const entry of entries.filter(({ name, isEncrypted }) => ARCHIVE.test(name) && !isEncrypted))
      await captures.add(await openEntry(zip, entry), `${entry.name} `)
    captures.digests.unshift(...digests)
    const outline = captures.finish(onPage)
    if (!about)
      flags.push({
        kind: 'damaged',
        page: null,
        words: null,
        detail: 'The capture has no readable list of its own files (datapackage.json).',
      })
    if (signature?.isIntact === false)
      flags.push({
        kind: 'signature-broken',
        page: null,
        words: signature.signer,
        detail: 'The signature of the capture does not fit what was signed.',
      })
    const fields = ['title', 'created', 'software', 'wacz_version', 'mainPageURL'] as const
    const metadata = fields.flatMap((name) =>
      typeof about?.[name] === 'string' ? [{ name, value: about[name] }] : [],
    )
    return {
      extractor,
      facts: {
        ...NO_FACTS,
        title: typeof about?.title === 'string' ? about.title : null,
        metadata: [...metadata, ...captures.metadata],
        outline,
        digests: captures.digests,
        signatures: signature ? [signature] : [],
      },
      flags: [...flags, ...captures.flags],
      parts: captures.parts,
      problem: null,
    }
  } finally {
    zip.close()
  }
}

async function checkResources(
  zip: ZipFile,
  entries: ZipEntry[],
  about: Package | null,
): Promise<DigestCheck[]> {
  const checks: DigestCheck[] = []
  const resources = Array.isArray(about?.resources) ? about.resources.slice(0, 10_000) : []
  for (const { path, hash } of resources) {
    const given = typeof hash === 'string' ? parseDigest(hash) : null
    if (typeof path !== 'string' || !given) continue
    const entry = entries.find(({ name }) => name === path)
    const isRight =
      entry !== undefined && (await hashEntry(zip, entry, given.algorithm)) === given.value.toLowerCase()
    checks.push({ of: path.slice(0, 500), algorithm: given.algorithm, isRight })
  }
  return checks
}

/** Whether the list of files names all that is there; what it does not name, nobody signed. */
function listsAll(entries: readonly ZipEntry[], about: Package | null): boolean {
  const named = new Set(about?.resources?.map(({ path }) => path))
  return entries.every(({ name }) => named.has(name) || /^datapackage(?:-digest)?\.json$|\/$/.test(name))
}

async function hashEntry(zip: ZipFile, entry: ZipEntry, algorithm: string): Promise<string | null> {
  try {
    const hash = createHash(algorithm)
    for await (const chunk of await openEntry(zip, entry)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return null
  }
}

function parseJson<Shape>(bytes: Buffer | null): Shape | null {
  try {
    const value: unknown = bytes && JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Shape) : null
  } catch {
    return null
  }
}

/** Titles by address and time; WACZ writes the time of a page as ISO 8601, as WARC-Date does. */
function titlesOf(...lists: (Buffer | null)[]): PageTitles {
  const titles: PageTitles = new Map()
  for (const line of lists.flatMap((list) => list?.toString('utf8').split(/\r?\n/) ?? [])) {
    const page = parseJson<{ url?: unknown; ts?: unknown; title?: unknown }>(Buffer.from(line))
    if (typeof page?.url === 'string' && typeof page.ts === 'string' && typeof page.title === 'string')
      titles.set(`${page.url} ${page.ts}`, page.title)
  }
  return titles
}

/** The payload of one record of one WARC in a WACZ: "archive/data.warc.gz record 5"; or null. */
export async function takeWaczPart(
  file: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const found = /^(archive\/.+) (record \d+)$/.exec(path)
  const listing = await listEntries(file)
  const entry = listing.entries.find(({ name }) => name === found?.[1])
  const zip = listing.isSafe && entry ? await openZip(file) : null
  if (!zip || !entry || !found) return null
  try {
    return await takeCapture(await openEntry(zip, entry), found[2]!)
  } finally {
    zip.close()
  }
}
