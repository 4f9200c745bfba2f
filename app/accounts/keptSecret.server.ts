import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSecret } from './secrets.server'

/**
 * The portal's own secret: the one in the data folder, made there the first time, readable by this user alone.
 * Two processes that start at once agree on the one that was there first.
 */
export async function keepSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'session-secret')
  const held = await readSecret(path)
  if (held) return held
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, newSecret(), { mode: 0o600 })
  // A link fails where the name is taken, and never shows half a file.
  await link(draft, path).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EEXIST') throw problem
  })
  await rm(draft)
  return (await readSecret(path))!
}

async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim() || null
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem
  }
}
