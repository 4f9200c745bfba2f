import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MENDED_FILES } from '../../app/extract/pdf/loadPdfjs.server'
import { putInPlace } from '../../scripts/prepare.mjs'
import { childProgram } from '../childProgram'

const NOW = new Date('2026-11-22T12:00:00Z')
const LONG_AGO = new Date('2026-10-01T12:00:00Z')

describe('a build that is put in the place of another', () => {
  let folder: string
  const at = (...path: string[]) => join(folder, ...path)
  const write = async (path: string, text: string, changedAt = NOW) => {
    await mkdir(dirname(at(path)), { recursive: true })
    await writeFile(at(path), text)
    await utimes(at(path), changedAt, changedAt)
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-build-'))
    await write('build/server/index.js', 'the last server')
    await write('build/client/assets/page-aaaa.js', 'the last page')
    await write('build/client/assets/page-0000.js', 'one of long ago', LONG_AGO)
    await write('build/server/chunks/part-aaaa.js', 'the last part')
    await write('fresh/server/index.js', 'the new server')
    await write('fresh/client/assets/page-bbbb.js', 'the new page')
    putInPlace(at('fresh'), at('build'), NOW.getTime())
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('is what the next start runs', async () => {
    expect(await readFile(at('build/server/index.js'), 'utf8')).toBe('the new server')
    expect(existsSync(at('fresh'))).toBe(false)
  })

  it('still has the files that open pages and a running server ask for', () => {
    const files = ['client/assets/page-aaaa.js', 'client/assets/page-bbbb.js', 'server/chunks/part-aaaa.js']
    expect(files.filter((file) => existsSync(at('build', file)))).toEqual(files)
  })

  it('has none of builds of long ago', () => {
    expect(existsSync(at('build/client/assets/page-0000.js'))).toBe(false)
  })
})

describe('what a build keeps compiled', () => {
  it('is taken by the processes that it was kept for', async () => {
    const program = await childProgram('tests/process/takeKept.ts')
    const said = execFileSync(process.execPath, [program, join('build', 'server'), ...MENDED_FILES], {
      encoding: 'utf8',
    })
    expect(said).toBe(MENDED_FILES.map((name) => `${name} taken\n`).join(''))
  })
})
