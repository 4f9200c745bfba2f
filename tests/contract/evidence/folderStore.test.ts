import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openFolderStore } from '../../../app/evidence/folderStore.server'
import { childProgram } from '../../childProgram'
import { inChunks, sha256Of, testEvidenceStore } from './evidenceStoreContract'
import { examined } from './examined'

async function freshFolder() {
  return mkdtemp(join(tmpdir(), 'throughline-evidence-'))
}

const storeIn = (folder: string) => openFolderStore(pathToFileURL(folder).href)
const pathOf = (folder: string, sha256: string) =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

testEvidenceStore('folder', async () => {
  const folder = await freshFolder()
  return {
    store: storeIn(folder),
    async damage(sha256) {
      await chmod(pathOf(folder, sha256), 0o644)
      await writeFile(pathOf(folder, sha256), 'something else')
    },
    litter: (name) => writeFile(join(folder, name), 'left behind'),
  }
})

describe('openFolderStore', () => {
  it('leaves an original that nobody may write', async () => {
    const folder = await freshFolder()
    const { sha256 } = await storeIn(folder).put(inChunks(Buffer.from('words')))
    expect((await stat(pathOf(folder, sha256))).mode & 0o777).toBe(0o444)
  })

  it('will not pass off a damaged original as the bytes that were put', async () => {
    const folder = await freshFolder()
    const bytes = Buffer.from('as received')
    await mkdir(join(pathOf(folder, sha256Of(bytes)), '..'), { recursive: true })
    await writeFile(pathOf(folder, sha256Of(bytes)), 'cut')
    await expect(storeIn(folder).put(inChunks(bytes))).rejects.toMatchObject({ code: 'damaged-original' })
  })

  it('leaves no half file under a hash when the process is killed in the middle', async () => {
    const folder = await freshFolder()
    const program = await childProgram(join(import.meta.dirname, 'putSlowly.ts'))
    const child = spawn(process.execPath, [program, pathToFileURL(folder).href], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = storeIn(folder)
    expect(await examined(store)).toEqual([])
    expect(await readdir(join(folder, 'incoming'))).toHaveLength(1)
    await expect(store.put(inChunks(Buffer.from('the next one')))).resolves.toMatchObject({ wasHeld: false })
  })

  it('sweeps away what a killed process left a day ago, and nothing younger', async () => {
    const folder = await freshFolder()
    await mkdir(join(folder, 'incoming'))
    await writeFile(join(folder, 'incoming', 'yesterday'), 'half a file')
    await writeFile(join(folder, 'incoming', 'just-now'), 'half a file')
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
    await utimes(join(folder, 'incoming', 'yesterday'), twoDaysAgo, twoDaysAgo)
    await storeIn(folder).put(inChunks(Buffer.from('words')))
    expect(await readdir(join(folder, 'incoming'))).toEqual(['just-now'])
  })

  it('says that the folder cannot be made where a file stands in its way', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'evidence'), '')
    await expect(storeIn(join(folder, 'evidence')).put(inChunks(Buffer.from('words')))).rejects.toMatchObject(
      { code: 'evidence-failed' },
    )
  })

  it.runIf(canMount())(
    'says that the disk is full, keeps nothing, and works again when there is room',
    async () => {
      expect(await inPrivateMount('size=1m', 'full-disk')).toBe('no-space, held 0, then kept\n')
    },
  )

  it.runIf(canMount())('says that the folder is read-only', async () => {
    expect(await inPrivateMount('ro', 'read-only')).toBe('read-only read-only\n')
  })
})

/** Whether this machine lets a process mount a file system of its own, which a real full disk takes. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m none /mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs one scene of onSmallDisk.ts on a file system mounted for it alone; answers what it prints. */
async function inPrivateMount(options: string, scene: string): Promise<string> {
  const program = await childProgram(join(import.meta.dirname, 'onSmallDisk.ts'))
  const command = `mount -t tmpfs -o ${options} none /mnt && exec "$0" "$1" "$2"`
  return execFileSync('unshare', ['-rm', 'sh', '-c', command, process.execPath, program, scene], {
    encoding: 'utf8',
  })
}
