import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PortalError } from '../domain/portalError'

/**
 * Makes the folder where needed and writes one small file to it, so that a folder that cannot be written stops
 * the start with its name, before any store is opened.
 */
export async function requireWritableFolder(folder: string, setting: string): Promise<void> {
  const probe = join(folder, `.write-probe-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, 'x')
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new PortalError(
      'data-folder',
      `${setting} is ${folder}, ${EXPLAIN[code] ?? `which cannot be used (${code})`}`,
      { cause },
    )
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}

const NOT_OURS = 'which this user may not write to. Give it the right, or name another folder.'
const EXPLAIN: Record<string, string> = {
  EACCES: NOT_OURS,
  EPERM: NOT_OURS,
  EROFS: 'which is on a read-only file system. Mount it for writing, or name another folder.',
  ENOSPC: 'on a disk that is full. Make room, or name another folder.',
  ENOTDIR: 'where a file stands in the way. Move it, or name another folder.',
  EEXIST: 'where a file stands in the way. Move it, or name another folder.',
}
