import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PortalError } from '../domain/portalError'
import { explainDiskFault } from './diskFault'
import { isSha256, type EvidenceStore, type Examined, type KeptOriginal } from './evidenceStore'

/** Where a put gathers its bytes, beside the shards so that the last step is a rename within one file system. */
const INCOMING = 'incoming'
/** An unfinished file this old belongs to no put that still runs, in milliseconds: the longest upload is far shorter. */
const STALE_MS = 24 * 60 * 60 * 1000
/** Owner, group and others may read; nobody may write. */
const READ_ONLY = 0o444

/**
 * Opens a store in a folder, `file:///…`, made at the first put. An original lies at `ab/cd/abcd…`, four digits of its
 * hash giving its folders, so that no folder grows large. It gets there by a rename after it was written, synced and
 * made read-only: a crash at any moment leaves at most a file in `incoming/`, which a later put sweeps away.
 */
export function openFolderStore(url: string): EvidenceStore {
  const folder = fileURLToPath(url)
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  async function sizeOf(sha256: string): Promise<number | null> {
    if (!isSha256(sha256)) return null
    try {
      return (await stat(pathOf(sha256))).size
    } catch (problem) {
      if (isAbsence(problem)) return null
      throw explainDiskFault(problem)
    }
  }

  return {
    sizeOf,

    async put(bytes, { maxBytes = Infinity, inspect } = {}) {
      const incoming = join(folder, INCOMING, randomUUID())
      try {
        await makeFolder(join(folder, INCOMING))
        await sweep(join(folder, INCOMING))
        const { sha256, sizeBytes } = await gather(bytes, incoming, maxBytes)
        await inspect?.({
          sha256,
          sizeBytes,
          path: incoming,
          open: (range) => createReadStream(incoming, range ?? {}),
        })
        const held = await sizeOf(sha256)
        if (held !== null) {
          if (held === sizeBytes) return { sha256, sizeBytes, wasHeld: true }
          throw new PortalError(
            'damaged-original',
            `The original ${sha256} is held but has ${held} bytes where ${sizeBytes} are right. Run verify-evidence and restore it from a backup.`,
          )
        }
        await settle(incoming, folder, sha256)
        return { sha256, sizeBytes, wasHeld: false } satisfies KeptOriginal
      } catch (problem) {
        throw explainDiskFault(problem)
      } finally {
        await rm(incoming, { force: true }).catch(() => {})
      }
    },

    async open(sha256, range) {
      if ((await sizeOf(sha256)) === null) return null
      return createReadStream(pathOf(sha256), range ?? {})
    },

    async withFile(sha256, use) {
      if ((await sizeOf(sha256)) === null) return null
      return use(pathOf(sha256))
    },

    async *examine() {
      for await (const { name, path } of filesUnder(folder)) yield await examineFile(name, path)
    },

    async check() {
      try {
        await makeFolder(join(folder, INCOMING))
        await access(join(folder, INCOMING), constants.R_OK | constants.W_OK)
      } catch (problem) {
        throw explainDiskFault(problem)
      }
    },
  }
}

/** Writes the stream to a file of its own and syncs it; what it answers is on the disk. */
async function gather(bytes: AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let sizeBytes = 0
  try {
    for await (const chunk of unbroken(bytes)) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes)
        throw new PortalError(
          'too-large',
          `The file is larger than ${maxBytes.toLocaleString('en')} bytes. Nothing was kept.`,
        )
      hash.update(chunk)
      await writeWhole(file, chunk)
    }
    await file.chmod(READ_ONLY)
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** One write may take less than it was given. */
async function writeWhole(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array) {
  for (let done = 0; done < chunk.length;) {
    done += (await file.write(chunk, done, chunk.length - done)).bytesWritten
  }
}

/** Tells a source that failed from a disk that did. */
async function* unbroken(bytes: AsyncIterable<Uint8Array>) {
  try {
    yield* bytes
  } catch (cause) {
    if (cause instanceof PortalError) throw cause
    throw new PortalError(
      'cut-short',
      'The file did not arrive whole: the connection ended early. Nothing was kept. Send it again.',
      { cause },
    )
  }
}

/** Moves a whole file under its hash, and syncs each folder whose list of names changed. */
async function settle(incoming: string, folder: string, sha256: string) {
  const outer = join(folder, sha256.slice(0, 2))
  const inner = join(outer, sha256.slice(2, 4))
  await makeFolder(inner)
  await rename(incoming, join(inner, sha256))
  for (const changed of [inner, outer, folder]) await syncFolder(changed)
}

/** As mkdir with `recursive`, which on a read-only file system hides the reason (it answers ENOENT). */
async function makeFolder(path: string, isParentMade = dirname(path) === path): Promise<void> {
  try {
    await mkdir(path)
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || isParentMade) throw problem
    await makeFolder(dirname(path))
    await makeFolder(path, true)
  }
}

async function syncFolder(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (problem) {
    // Some systems cannot sync a folder; there a rename is as durable as they make it.
    if (!['EINVAL', 'EISDIR', 'EPERM', 'ENOTSUP'].includes((problem as NodeJS.ErrnoException).code ?? ''))
      throw problem
  } finally {
    await handle.close()
  }
}

/** Removes what puts left behind that were killed. */
async function sweep(incoming: string) {
  const oldest = Date.now() - STALE_MS
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const age = await stat(path).catch(() => null)
    if (age && age.mtimeMs < oldest) await rm(path, { force: true })
  }
}

async function* filesUnder(folder: string, under = ''): AsyncGenerator<{ name: string; path: string }> {
  const names: { name: string; isFolder: boolean }[] = []
  try {
    for await (const entry of await opendir(join(folder, under)))
      names.push({ name: entry.name, isFolder: entry.isDirectory() })
  } catch (problem) {
    if (isAbsence(problem)) return
    throw explainDiskFault(problem)
  }
  names.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, isFolder } of names) {
    if (under === '' && name === INCOMING) continue
    const at = under ? `${under}/${name}` : name
    if (isFolder) yield* filesUnder(folder, at)
    else yield { name: at, path: join(folder, at) }
  }
}

async function examineFile(name: string, path: string): Promise<Examined> {
  const last = name.split('/').at(-1)!
  const isInPlace = isSha256(last) && name === `${last.slice(0, 2)}/${last.slice(2, 4)}/${last}`
  const hash = createHash('sha256')
  let sizeBytes = 0
  let foundSha256: string | null = null
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      sizeBytes += (chunk as Buffer).length
      hash.update(chunk as Buffer)
    }
    foundSha256 = hash.digest('hex')
  } catch {
    // Unreadable is a finding, not a fault: the rest is still examined.
  }
  return { name, sha256: isInPlace ? last : null, foundSha256, sizeBytes }
}

function isAbsence(problem: unknown): boolean {
  return (problem as NodeJS.ErrnoException).code === 'ENOENT'
}
