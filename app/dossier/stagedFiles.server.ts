import { randomUUID } from 'node:crypto'
import { copyFile, link, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PortalError } from '../domain/portalError'

/**
 * Files that are made beside their places and moved there together, once all of them are whole. Their names are this
 * making's alone: two at once for the same places never write into each other's.
 */
export class StagedFiles {
  /** Whose the files are: the process, to know by whether it lives, and the making within it. */
  private readonly token = `${process.pid}-${randomUUID().slice(0, 8)}`
  private readonly begun = new Set<string>()
  private readonly placed = new Map<string, string>()

  private constructor() {}

  /**
   * Prepares for files at these places: what a process that was killed left beside them is removed. Throws a PortalError
   * `is-folder` where one is a folder.
   */
  static async open(paths: readonly string[]): Promise<StagedFiles> {
    await prepare(paths)
    return new StagedFiles()
  }

  /** Where a file is written until it is whole; `number` tells volumes apart, whose places are not known yet. */
  begin(path: string, number?: number): string {
    return this.beside(path, `part${number === undefined ? '' : `-${number}`}`)
  }

  /** Says where a file that was begun belongs. */
  place(part: string, path: string): void {
    this.placed.set(part, path)
  }

  /** Moves every file to its place, or none: where one cannot be moved, the others' places have again what they had. */
  async keep(): Promise<void> {
    await prepare([...this.placed.values()])
    const moved: { path: string; before: string | null }[] = []
    try {
      for (const [part, path] of this.placed) {
        const before = await this.holdBefore(path)
        await rename(part, path)
        moved.push({ path, before })
      }
    } catch (problem) {
      for (const { path, before } of moved)
        await (before ? rename(before, path) : rm(path, { force: true })).catch(() => {})
      throw problem
    }
    await this.drop()
  }

  /** Leaves nothing of what was begun and is not at its place. */
  async drop(): Promise<void> {
    for (const part of this.begun) await rm(part, { force: true }).catch(() => {})
  }

  private beside(path: string, ending: string): string {
    const name = `${path}.${this.token}.${ending}`
    this.begun.add(name)
    return name
  }

  /** A second name for what is at a place, so that the place is never empty; a copy where a disk has no second names. */
  private async holdBefore(path: string): Promise<string | null> {
    const before = this.beside(path, 'before')
    try {
      await link(path, before).catch(() => copyFile(path, before))
      return before
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw problem
    }
  }
}

async function prepare(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (await isFolder(path)) throw new PortalError('is-folder', `${path} is a folder. Name a file in it.`)
    await dropLeft(path)
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && found.isDirectory()
}

/** What stands behind a place's name and a dot while a file for it is made. */
const LEFT = /^(\d+)-[0-9a-f]{8}\.(part(-\d+)?|before)$/

/** Removes what was begun for a place by processes that are no more. */
async function dropLeft(path: string): Promise<void> {
  const start = `${basename(path)}.`
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    const pid = name.startsWith(start) && LEFT.exec(name.slice(start.length))?.[1]
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(path), name), { force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    // Another user's process may not be signalled, and lives.
    return (problem as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
