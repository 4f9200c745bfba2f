import { DamagedFile, type BagFile } from './bagFiles'
import type { Platform } from './platform'

export type FileHashes = { sha256: string; sha512: string }

/** The hashes of a bag's files, each taken once. A file that cannot be read whole has none. */
export class Hashes {
  private readonly taken = new Map<string, Promise<FileHashes | null>>()

  constructor(private readonly platform: Platform) {}

  of(file: BagFile): Promise<FileHashes | null> {
    let hash = this.taken.get(file.path)
    if (!hash) this.taken.set(file.path, (hash = this.take(file)))
    return hash
  }

  private async take(file: BagFile): Promise<FileHashes | null> {
    try {
      return await this.platform.hash(file)
    } catch (problem) {
      if (problem instanceof DamagedFile) return null
      throw problem
    }
  }
}
