import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'

/**
 * Files that are made beside their places and moved there together, once all of them are whole. Their names are this
 * making's alone: two at once for the same places never write into each other's.
 */
export class StagedFiles {
  private readonly token = randomUUID().slice(0, 8)
  private readonly begun = new Set<string>()
  private readonly placed = new Map<string, string>()

  /** Where a file is written until it is whole; `number` tells volumes apart, whose places are not known yet. */
  begin(path: string, number?: number): string {
    const part = `${path}.${this.token}.part${number === undefined ? '' : `-${number}`}`
    this.begun.add(part)
    return part
  }

  /** Says where a file that was begun belongs. */
  place(part: string, path: string): void {
    this.placed.set(part, path)
  }

  /** Moves every file to its place. */
  async keep(): Promise<void> {
    for (const [part, path] of this.placed) await rename(part, path)
  }

  /** Leaves nothing of what was begun and is not at its place. */
  async drop(): Promise<void> {
    for (const part of this.begun) await rm(part, { force: true }).catch(() => {})
  }
}
