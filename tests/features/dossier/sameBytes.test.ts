import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderDossier } from '../../../app/dossier/renderDossier.server'
import { anOriginal, aPlan, heldOriginal, setDossier } from '../../aDossier'
import { childProgram } from '../../childProgram'

const run = promisify(execFile)

describe('the same plan', () => {
  let folder = ''
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'throughline-same-'))))
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('is set as the same bytes twice, originals and all', async () => {
    const bytes = await anOriginal(['One.', 'Two.'])
    const plan = aPlan({
      originals: { letter: [heldOriginal(bytes, 2)] },
      packet: { introduction: 'See {Ex. 1 at 2}.' },
    })
    const first = await setDossier(plan, { readOriginal: async () => bytes })
    expect(Buffer.compare(first, await setDossier(plan, { readOriginal: async () => bytes }))).toBe(0)
  })

  it('is set as the same bytes in any time zone and language, whatever the threads', async () => {
    const plan = aPlan({ packet: { introduction: 'See {Ex. 1 at 1}.', title: 'Zoë, ç, 1.000' } })
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan))
    const program = await childProgram('tests/features/dossier/renderPlan.ts')
    const hashes = await Promise.all(
      [
        { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' },
        { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C', UV_THREADPOOL_SIZE: '16' },
      ].map(async (env, index) => {
        const path = join(folder, `${index}.pdf`)
        await run(process.execPath, [program, join(folder, 'plan.json'), path], {
          env: { ...process.env, ...env },
        })
        return hashOf(await readFile(path))
      }),
    )
    expect(hashes).toEqual([hashOf(await setDossier(plan)), hashes[0]])
  })
})

describe('a disk that is full', () => {
  it.skipIf(!isFullDeviceThere())('ends the work with a sentence that says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-full-'))
    await symlink('/dev/full', join(folder, 'dossier.pdf'))
    const work = renderDossier(aPlan(), join(folder, 'dossier.pdf'), { readOriginal: async () => null })
    await expect(work).rejects.toThrow(
      'The disk is full, so the dossier was not written. Make room, and export again.',
    )
    expect(await readdir(folder)).toEqual(['dossier.pdf'])
    await rm(folder, { recursive: true })
  })
})

/** /dev/full, a device of Linux that takes nothing, is the one full disk that every test machine has. */
function isFullDeviceThere(): boolean {
  try {
    closeSync(openSync('/dev/full', 'w'))
    return true
  } catch {
    return false
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
