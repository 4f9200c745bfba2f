import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StagedFiles } from '../../../app/dossier/stagedFiles.server'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-staged-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

async function stage(staged: StagedFiles, path: string, words: string) {
  const part = staged.begin(path)
  await writeFile(part, words)
  staged.place(part, path)
}

it('stand at their places together, and nothing beside them', async () => {
  await writeFile(at('a.pdf'), 'earlier')
  const staged = await StagedFiles.open([at('a.pdf'), at('a.zip')])
  await stage(staged, at('a.pdf'), 'later')
  await stage(staged, at('a.zip'), 'later too')
  await staged.keep()
  expect(await readFile(at('a.pdf'), 'utf8')).toBe('later')
  expect(await readdir(folder)).toEqual(['a.pdf', 'a.zip'])
})

it('leave every place as it was where one of them cannot be moved', async () => {
  await writeFile(at('a.pdf'), 'earlier')
  const staged = await StagedFiles.open([at('a.pdf'), at('a.txt'), at('a.zip')])
  for (const name of ['a.pdf', 'a.txt', 'a.zip']) await stage(staged, at(name), 'later')
  const part = (await readdir(folder)).find((name) => name.startsWith('a.zip'))!
  await rm(at(part))
  await expect(staged.keep()).rejects.toMatchObject({ code: 'ENOENT' })
  await staged.drop()
  expect(await readFile(at('a.pdf'), 'utf8')).toBe('earlier')
  expect(await readdir(folder)).toEqual(['a.pdf'])
})

it('are not begun for a place that is a folder, which is named', async () => {
  await mkdir(at('a.zip'))
  await expect(StagedFiles.open([at('a.pdf'), at('a.zip')])).rejects.toMatchObject({
    code: 'is-folder',
    message: `${at('a.zip')} is a folder. Name a file in it.`,
  })
})

it('of a process that was killed are removed by the next for the same places, and no other', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version'])
  const mine = `a.pdf.${process.pid}-0a1b2c3d.part`
  const others = [`b.pdf.${gone}-0a1b2c3d.part`, 'a.pdf.part', `a.pdf.${gone}-notes.txt`]
  const left = ['part', 'part-2', 'before'].map((ending) => `a.pdf.${gone}-0a1b2c3d.${ending}`)
  for (const name of [mine, ...others, ...left]) await writeFile(at(name), '')
  await StagedFiles.open([at('a.pdf')])
  expect(await readdir(folder)).toEqual([mine, ...others].sort())
})
