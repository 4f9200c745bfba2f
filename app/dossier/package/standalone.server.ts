import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a build keeps what is put into packages, beside its server. */
export const STANDALONE_FOLDER = 'standalone'

let script: Promise<string> | undefined

/**
 * The verifier that comes with every package: one file for Node, made of the same sources as the command line's. It is
 * part of a build; from source, as in tests, it is made when it is first asked for.
 */
export function standaloneVerifier(): Promise<string> {
  const build = /^(.*[\\/]build[\\/])server[\\/]/.exec(fileURLToPath(import.meta.url))?.[1]
  script ??= build
    ? readFile(join(build, STANDALONE_FOLDER, 'verify.mjs'), 'utf8')
    : import('./bundleStandalone.server').then(({ bundleVerifier }) => bundleVerifier())
  return script
}
