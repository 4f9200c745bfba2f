import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants, Script } from 'node:vm'
import '../../webAssembly.server'

const scripts = new Map<string, Script>()
/** Where a build keeps code made ready; from source there is none. */
let folder = /^.*[\\/]build[\\/]server[\\/]/.exec(fileURLToPath(import.meta.url))?.[0] ?? null

/** Takes code from a build that is being made. */
export function useBuild(path: string): void {
  folder = path
}

/** Code that the build has made ready under a name; null where there is none. */
export function keptCode(name: string): string | null {
  const path = folder && join(folder, `${name}.ready`)
  return path && existsSync(path) ? readFileSync(path, 'latin1') : null
}

/**
 * What a script gives, without compiling it where the build has kept it compiled. V8 takes that for the very same code
 * alone, and of its own release alone; any other is compiled as ever.
 */
export function runScript(name: string, filename: string, code: string): unknown {
  const path = folder && join(folder, `${name}.compiled`)
  const cachedData = path && existsSync(path) ? readFileSync(path) : undefined
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER
  const script = new Script(code, { filename, cachedData, importModuleDynamically })
  scripts.set(name, script)
  return script.runInThisContext()
}

/** Keeps code for `keptCode` to give. ASCII alone. */
export function keepCode(path: string, name: string, code: string): void {
  writeFileSync(join(path, `${name}.ready`), code, 'latin1')
}

/** Keeps what V8 has made until now of the scripts that ran, with each function that they used. */
export function keepCompiled(path: string): void {
  for (const [name, script] of scripts)
    writeFileSync(join(path, `${name}.compiled`), script.createCachedData())
}
