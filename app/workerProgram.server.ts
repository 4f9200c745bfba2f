import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compiledWorkersFolder } from './settings.server'

/** A program that runs beside the server: an entry of the server bundle. */
type WorkerName = 'dossierWorker' | 'extractWorker'

/**
 * The compiled program of a worker: an entry of the bundle that we run from. From source there is none (null), and the
 * worker is read through tsx, unless `COMPILED_WORKERS` names a folder of them, as `npm test` does, which has just built.
 */
export function compiledWorker(name: WorkerName): string | null {
  const folder = serverBundle()
  return folder ? join(folder, `${name}.js`) : null
}

/** The folder of the server's bundle: the one that we run from, else the one that `COMPILED_WORKERS` names. */
export function serverBundle(): string | null {
  const own = /^(.*[\\/]build[\\/]server[\\/])/.exec(fileURLToPath(import.meta.url))?.[1]
  return own ?? compiledWorkersFolder()
}
