import { createHash, type Hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { PortalError } from '../../domain/portalError'
import { centralDirectory, localHeader, type StoredEntry } from '../../domain/zip/zipRecords'

/** What a file that was added turned out to be. */
export type AddedFile = { path: string; sizeBytes: number; sha256: string; sha512: string }

/**
 * Writes an archive file by file, each hashed as it goes by, so that nothing is read twice or held whole. Files stand in
 * it as they are, in the order in which they were added.
 */
export class BagZip {
  private readonly entries: StoredEntry[] = []
  private at = 0

  private constructor(
    private readonly file: FileHandle,
    private readonly root: string,
  ) {}

  /** Begins an archive at `path`, where all files stand in the folder `root`. */
  static async open(path: string, root: string): Promise<BagZip> {
    return new BagZip(await open(path, 'w'), root)
  }

  /**
   * Adds a file of so many bytes. Throws a PortalError `cut-short` where the stream brings another count: its header is
   * as long as the size needs, and stands before it.
   */
  async add(
    path: string,
    sizeBytes: number,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<AddedFile> {
    const name = `${this.root}/${path}`
    const offset = this.at
    const start = offset + localHeader({ path: name, sizeBytes, crc32: 0 }).length
    const [sha256, sha512] = [createHash('sha256'), createHash('sha512')]
    let [at, sum] = [start, 0]
    for await (const chunk of chunks) {
      for (const hash of [sha256, sha512]) hash.update(chunk)
      sum = crc32(chunk, sum)
      if (at + chunk.length - start > sizeBytes) throw cutShort(path)
      await this.write(chunk, at)
      at += chunk.length
    }
    if (at - start !== sizeBytes) throw cutShort(path)
    const entry = { path: name, sizeBytes, crc32: sum, offset }
    await this.write(localHeader(entry), offset)
    this.at = at
    this.entries.push(entry)
    return { path, sizeBytes, sha256: digest(sha256), sha512: digest(sha512) }
  }

  /** Adds a text. */
  addText(path: string, text: string): Promise<AddedFile> {
    return this.addBytes(path, Buffer.from(text))
  }

  /** Adds bytes that are at hand. */
  addBytes(path: string, bytes: Uint8Array): Promise<AddedFile> {
    return this.add(path, bytes.length, bytes.length === 0 ? [] : [bytes])
  }

  /** Ends the archive with its directory and has the disk take it, whole. */
  async finish(): Promise<{ sizeBytes: number }> {
    const directory = centralDirectory(this.entries, this.at)
    await this.write(directory, this.at)
    this.at += directory.length
    await this.file.sync()
    return { sizeBytes: this.at }
  }

  close(): Promise<void> {
    return this.file.close()
  }

  /** One write may take less than it was given. */
  private async write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, at + done)
      done += bytesWritten
    }
  }
}

function digest(hash: Hash): string {
  return hash.digest('hex')
}

function cutShort(path: string): PortalError {
  return new PortalError('cut-short', `${path} has another size than it had before. Export again.`)
}
