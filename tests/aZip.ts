import { Readable } from 'node:stream'
import yazl from 'yazl'

/** A ZIP of files by name. A number is that many zero bytes, packed as a stream, so that even 4 GB take little. */
export async function aZip(files: Record<string, string | Buffer | number>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const mtime = new Date(Date.UTC(2014, 5, 10))
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === 'number') zip.addReadStream(zeros(content), name, { mtime })
    else zip.addBuffer(Buffer.from(content as string), name, { mtime })
  }
  zip.end()
  return Buffer.concat((await (zip.outputStream as Readable).toArray()) as Buffer[])
}

function zeros(sizeBytes: number): Readable {
  const chunk = Buffer.alloc(1024 * 1024)
  return Readable.from(
    (function* () {
      for (let left = sizeBytes; left > 0; left -= chunk.length)
        yield chunk.subarray(0, Math.min(left, chunk.length))
    })(),
  )
}

/** A ZIP whose first entry has another name than a library would write: what is in the archive under `from`. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('Both names must be of one length.')
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}
