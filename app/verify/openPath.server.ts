import { createReadStream } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isSafePath } from '../domain/evidencePackage/bag'
import type { Bag, BagFile, ByteSource, PackingFault } from './bagFiles'
import { openZip } from './openZip'

/** What lies at a path: a bag in a ZIP or a folder, or a PDF alone. `close` must be called. */
export type OpenedPath =
  | { kind: 'bag'; bag: Bag; close(): Promise<void> }
  | { kind: 'pdf'; file: BagFile; close(): Promise<void> }
  | { kind: 'unknown'; close(): Promise<void> }

/** Opens what is to be verified, told by its bytes. Throws as `stat` does where nothing is there. */
export async function openPath(path: string): Promise<OpenedPath> {
  const status = await lstat(path)
  if (status.isDirectory()) return { kind: 'bag', bag: await openFolder(path), close: async () => {} }
  const { source, close } = await openFile(path)
  const head = Buffer.from(await source.read(0, Math.min(1024, source.sizeBytes))).toString('latin1')
  if (head.startsWith('PK')) return { kind: 'bag', bag: await openZip(source), close }
  if (/%PDF-\d/.test(head)) return { kind: 'pdf', file: fileOf(path, 'dossier.pdf', source.sizeBytes), close }
  return { kind: 'unknown', close }
}

async function openFile(path: string): Promise<{ source: ByteSource; close(): Promise<void> }> {
  const handle = await open(path)
  const { size } = await handle.stat()
  return {
    source: {
      sizeBytes: size,
      async read(start, end) {
        const bytes = new Uint8Array(end - start)
        let done = 0
        while (done < bytes.length) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done)
          if (bytesRead === 0) break
          done += bytesRead
        }
        return bytes.subarray(0, done)
      },
    },
    close: () => handle.close(),
  }
}

/** A bag that was unpacked: the folder with bagit.txt in it, or the one folder within that has it. */
export async function openFolder(path: string): Promise<Bag> {
  const entries = await readdir(path, { withFileTypes: true })
  const only = entries.length === 1 && entries[0]!.isDirectory() ? entries[0]!.name : null
  const root = only !== null && !entries.some(({ name }) => name === 'bagit.txt') ? join(path, only) : path
  const bag: Bag = { files: [], faults: [], limits: [] }
  await list(root, root, bag)
  bag.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return bag
}

async function list(root: string, folder: string, bag: Bag): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = join(folder, entry.name)
    const path = relative(root, full).split(sep).join('/')
    const fault = (kind: PackingFault['kind'], words: string) =>
      bag.faults.push({ kind, detail: `${JSON.stringify(path)} ${words}` })
    if (entry.isDirectory()) await list(root, full, bag)
    else if (!entry.isFile()) fault('link', 'is a link or a device and no file.')
    else if (!isSafePath(path)) fault('unsafe-path', 'is no path that a bag can have.')
    else bag.files.push(fileOf(full, path, (await lstat(full)).size))
  }
}

function fileOf(full: string, path: string, sizeBytes: number): BagFile {
  return { path, sizeBytes, limit: null, chunks: () => createReadStream(full) }
}
