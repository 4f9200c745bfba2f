// Puts into a build what each process would otherwise begin with: the PDF reader's code as V8 compiled it, and how the
// letters of the dossier's typefaces stand beside each other.
// Usage: tsx scripts/compile-readers.ts <build folder>
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformWithEsbuild } from 'vite'
import { keepPairs } from '../app/dossier/keepPairs.server'
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

// The handbook is written in the words of dossiers; hashes have each digit beside each.
const handbook = join('content', 'handbook')
const pages = (await readdir(handbook, { recursive: true })).filter((name) => name.endsWith('.md'))
const texts = await Promise.all(pages.map((name) => readFile(join(handbook, name), 'utf8')))
const digits = [...'0123456789abcdef']
keepPairs(build, [...texts, ...digits.flatMap((left) => digits.map((right) => left + right))])
