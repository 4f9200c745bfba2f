import { execFileSync } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Mounts a disk of a size such as `64k` over a folder. False where this machine does not let us; else it is to be unmounted. */
export function mountSmallDisk(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Fills a disk until so many bytes are left. The answer makes room again. */
export async function fillDisk(folder: string, leftBytes: number): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(folder)
  const ballast = join(folder, 'ballast')
  await writeFile(ballast, Buffer.alloc(bavail * bsize - leftBytes))
  return () => rm(ballast)
}
