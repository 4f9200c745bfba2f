import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { afterwards } from './afterwards'

/** Within the project, so that packages are found from there. */
const PLACE = resolve('node_modules/.cache/throughline')

/** Has our sources find what lies beside them, though they run from one file elsewhere. */
const inTheirPlaces: Plugin = {
  name: 'in-their-places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]app[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

/**
 * Makes a program of the tests, such as tests/process/syncAndDie.ts, one file of JavaScript that is gone after the test
 * or the file, and answers its path: read through tsx, each of its processes would compile all that it imports.
 */
export async function childProgram(source: string): Promise<string> {
  await mkdir(PLACE, { recursive: true })
  const folder = await mkdtemp(join(PLACE, 'program-'))
  afterwards(() => rm(folder, { recursive: true, force: true }))
  const outfile = join(folder, 'program.mjs')
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [inTheirPlaces],
  })
  return outfile
}
