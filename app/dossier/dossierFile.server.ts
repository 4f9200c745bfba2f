import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** A file that is hashed as it is written, so that nothing is read twice. */
export class DossierFile {
  private readonly hash = createHash('sha256')
  private sizeBytes = 0

  private constructor(private readonly file: number) {}

  /** Runs `write` with a new file at `path`, and closes it whatever happens. */
  static async within<Value>(path: string, write: (file: DossierFile) => Promise<Value>): Promise<Value> {
    const file = openSync(path, 'w')
    try {
      return await write(new DossierFile(file))
    } finally {
      closeSync(file)
    }
  }

  /** One write of the disk may take less than it was given. */
  write(bytes: Uint8Array | null) {
    if (!bytes) return
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done)
    this.hash.update(bytes)
    this.sizeBytes += bytes.length
  }

  /** Has the disk take all of it. Called once, behind the last write. */
  finish(): { sha256: string; sizeBytes: number } {
    fsyncSync(this.file)
    return { sha256: this.hash.digest('hex'), sizeBytes: this.sizeBytes }
  }
}
