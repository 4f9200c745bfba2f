import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** How often it is looked for a file that another process writes, in milliseconds. */
const LOOK_MS = 100

/** Resolves once a file is there; rejects where its folder is gone, and with it whoever was to write it. */
export async function untilThere(file: string): Promise<void> {
  while (!existsSync(file)) {
    if (!existsSync(dirname(file))) throw new Error(`Nobody is left to write ${file}.`)
    await pause(LOOK_MS)
  }
}

/** Resolves once the build is made that `npm test` makes beside the first tests: at once where a test is run by hand. */
export async function untilBuilt(): Promise<void> {
  const mark = process.env.BUILT_MARK
  if (mark) await untilThere(mark)
}
