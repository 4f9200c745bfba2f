import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PortalError } from '../domain/portalError'
import type { OriginalFile } from '../extract/reader'
import type { Portal } from '../portal.server'

/** Has a held original as a file of this machine for as long as `read` takes. Throws a PortalError where its bytes are missing. */
export async function withHeldFile<Answer>(
  portal: Portal,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
  read: (file: OriginalFile) => Promise<Answer>,
): Promise<Answer> {
  const stream = await portal.evidence.open(sha256)
  if (!stream)
    throw new PortalError('missing-original', 'Its bytes are missing from the store. Run verify-evidence.')
  const folder = await mkdtemp(join(tmpdir(), 'throughline-original-'))
  try {
    const path = join(folder, sha256)
    await pipeline(stream, createWriteStream(path))
    return await read({ path, sizeBytes })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
