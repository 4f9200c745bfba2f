import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../../app/domain/roles'
import { buildDossier } from '../../../app/dossier/buildDossier.server'
import { hashFile } from '../../../app/dossier/hashFile.server'
import { explainWriteFault } from '../../../app/dossier/writeFault'
import { command } from '../../../scripts/commands/packet'
import { aPlan, aRecord, LETTER_RECORDS, readPdf } from '../../aDossier'
import { aStoredPacket, fillCatalog } from '../../aPacket'
import { aReadyPacket } from '../../aReadyPacket'
import { childProgram } from '../../childProgram'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'

describe('buildDossier', async () => {
  const portal = await openTestPortal()
  const file = (name: string) => join(portal.settings.dataDir, name)
  let editor: Viewer
  let id = ''
  beforeAll(async () => {
    await fillCatalog(portal)
    editor = (await signIn(portal, 'editor')).viewer
    id = (await aStoredPacket(portal, editor, ['letter'], { title: 'Built' })).packet.id
  })

  it('writes the packet with its own last change as the clock', async () => {
    expect((await buildDossier(portal, editor, id, { path: file('built.pdf') })).ok).toBe(true)
    const { info } = await readPdf(new Uint8Array(await readFile(file('built.pdf'))))
    expect(info.CreationDate).toBe('D:20261122120000Z')
  })

  it('takes SOURCE_DATE_EPOCH as the clock where that is set', async () => {
    const dated = { ...portal, settings: { ...portal.settings, sourceDateEpoch: 86_400 } }
    await buildDossier(dated, editor, id, { path: file('dated.pdf') })
    const { info } = await readPdf(new Uint8Array(await readFile(file('dated.pdf'))))
    expect(info.CreationDate).toBe('D:19700102000000Z')
  })

  it('follows the rules of another venue for once, and names those there are', async () => {
    const { packet } = await aReadyPacket(portal, editor, ['verizon'], { venue: '' })
    await buildDossier(portal, editor, packet.id, { path: file('elsewhere.pdf'), venue: 'ofcom' })
    const { pages } = await readPdf(new Uint8Array(await readFile(file('elsewhere.pdf'))))
    expect(pages.at(-1)).toContain('ofcom')
    const refused = await buildDossier(portal, editor, packet.id, { path: file('no.pdf'), venue: 'nowhere' })
    const problems = ['There is no venue “nowhere”. There are: ofcom.']
    expect(refused).toEqual({ ok: false, refusal: { reason: 'problems', problems } })
  })

  it('answers that there is no such packet', async () => {
    expect(await buildDossier(portal, editor, 'nothing', { path: file('nothing.pdf') })).toEqual({
      ok: false,
      refusal: { reason: 'not-found' },
    })
    expect(existsSync(file('nothing.pdf'))).toBe(false)
  })

  it('says that a folder is not there', async () => {
    await expect(
      buildDossier(portal, editor, id, { path: file('no/such/folder.pdf') }),
    ).rejects.toMatchObject({
      code: 'no-folder',
    })
  })

  it('refuses to put its package where a folder is, and leaves the PDF that was there', async () => {
    writeFileSync(file('before.pdf'), 'An earlier dossier.')
    mkdirSync(file('folder'))
    const paths = { path: file('before.pdf'), packagePath: file('folder') }
    await expect(buildDossier(portal, editor, id, paths)).rejects.toMatchObject({ code: 'is-folder' })
    expect(await readFile(file('before.pdf'), 'utf8')).toBe('An earlier dossier.')
  })

  it('is ended by the first Ctrl-C of its command, even as it plans, which then listens no longer', async () => {
    const before = process.listeners('SIGINT')
    const openStopped = async () => {
      for (const heard of process.listeners('SIGINT')) if (!before.includes(heard)) heard('SIGINT')
      return portal
    }
    const said: string[] = []
    const context = {
      cwd: portal.settings.dataDir,
      say: (text: string) => void said.push(text),
      print: () => {},
    }
    const code = await command.run({ ...context, portal: openStopped }, ['build', id, '--out', 'planned.pdf'])
    expect([code, said]).toEqual([1, ['The export was cancelled.']])
    expect(process.listeners('SIGINT')).toEqual(before)
  })

  it.each([
    ['/out/dossier.pdf.41-0a1b2c3d.part-2', 'This process may not write to the folder of the dossier.'],
    ['/data/signing-key.pem', 'This process may not open /data/signing-key.pem.'],
  ])('says of %s what it may not do', (path, words) => {
    const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', path })
    expect(explainWriteFault(refused)).toMatchObject({ message: expect.stringContaining(words) })
  })

  it('leaves what was there, and nothing half-written, when it is cancelled', async () => {
    writeFileSync(file('kept.pdf'), 'An earlier dossier.')
    const stop = new AbortController()
    const work = buildDossier(
      portal,
      editor,
      id,
      { path: file('kept.pdf') },
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    )
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    expect(await readFile(file('kept.pdf'), 'utf8')).toBe('An earlier dossier.')
    expect(readdirSync(portal.settings.dataDir).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('is made twice at once for the same places, each time whole', async () => {
    const paths = { path: file('twice.pdf'), packagePath: file('twice.zip') }
    const [one, other] = await Promise.all([
      buildDossier(portal, editor, id, paths),
      buildDossier(portal, editor, id, paths),
    ])
    if (!one.ok) throw new Error(one.refusal.reason)
    expect(other).toEqual(one)
    const { packed, sha256 } = one.value
    const hashes = await Promise.all([hashFile(paths.path), hashFile(paths.packagePath)])
    expect(hashes.map((it) => it.sha256)).toEqual([sha256, packed!.sha256])
    expect(readdirSync(portal.settings.dataDir).filter((name) => name.includes('.part'))).toEqual([])
  })
})

describe('a process killed in the middle of an export', () => {
  it('leaves no file that looks finished', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-killed-'))
    const letters = Array.from({ length: 60 }, (_, index) =>
      aRecord({ kind: 'document', id: `letter-${index}`, summary: 'Words. '.repeat(500) }),
    )
    const plan = aPlan({
      records: [...LETTER_RECORDS, ...letters],
      packet: { exhibits: letters.map((letter) => ({ record: letter.id })) },
    })
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan))
    const program = await childProgram('tests/features/dossier/renderPlan.ts')
    const args = [program, join(folder, 'plan.json'), join(folder, 'dossier.pdf')]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(readdirSync(folder).filter((name) => name.startsWith('dossier'))).toEqual(['dossier.pdf.part'])
    await rm(folder, { recursive: true, force: true })
  })
})
