// Puts the PDF reader's code into a build as V8 compiled it, so that each process that reads starts with it compiled.
// Usage: tsx scripts/compile-readers.ts <build folder>
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformWithEsbuild } from 'vite'
import { keepCode, keepCompiled, useBuild } from '../app/extract/pdf/compiled.server'
import { MENDED_FILES, mendedCode } from '../app/extract/pdf/loadPdfjs.server'
import { readPdf } from '../app/extract/pdf/readPdf.server'
import { writeFiling } from './bench/pdfFiles'

const build = join(process.argv[2] ?? 'build', 'server')
await mkdir(build, { recursive: true })
for (const name of MENDED_FILES) {
  const options = { minifyWhitespace: true, charset: 'ascii', sourcemap: false, loader: 'js' } as const
  keepCode(build, name, (await transformWithEsbuild(await mendedCode(name), name, options)).code)
}
useBuild(build)
const folder = await mkdtemp(join(tmpdir(), 'throughline-compile-'))
try {
  const path = join(folder, 'filing.pdf')
  await writeFiling(path, 20, 2)
  await readPdf({ path, sizeBytes: (await stat(path)).size }, () => undefined)
  keepCompiled(build)
} finally {
  await rm(folder, { recursive: true, force: true })
}
