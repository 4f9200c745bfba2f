import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { mkdtemp, readFile, rm, symlink, truncate, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePem } from '../../../app/domain/evidencePackage/envelope'
import { findPublicKey } from '../../../app/dossier/package/signingKey.server'
import { BAG_PATHS } from '../../../app/domain/evidencePackage/manifest'
import { nodePlatform } from '../../../app/verify/nodePlatform.server'
import { openPath } from '../../../app/verify/openPath.server'
import type { CheckId, Report } from '../../../app/verify/report'
import { verifyPackage, type Trust } from '../../../app/verify/verifyPackage'
import { aPacketWithOriginals, buildInto, type BagContents } from '../../aPackage'
import { openTestPortal } from '../../openTestPortal'
import {
  changeDirectory,
  changeManifest,
  readPackage,
  rehash,
  signAnew,
  swapOriginal,
  writeContents,
} from '../../tamperedPackage'
import { startAuthority } from '../../timeStampAuthority'
import { TAMPERINGS } from './tamperings'

const LETTER = /^data\/originals\/1-/

describe('a package', async () => {
  const portal = await openTestPortal()
  const authority = await startAuthority()
  let folder = ''
  let whole: BagContents
  let trust: Trust
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-tampering-'))
    const { id } = await aPacketWithOriginals(portal)
    const stamped = { ...portal, settings: { ...portal.settings, timestampUrl: authority.url } }
    const { packagePath } = await buildInto(stamped, id, folder)
    whole = await readPackage(packagePath)
    const { publicPem } = (await findPublicKey(portal.settings.dataDir))!
    trust = { key: decodePem(publicPem, 'PUBLIC KEY'), keyFrom: 'given', authorities: [authority.root] }
  })
  afterAll(async () => {
    await authority.close()
    await rm(folder, { recursive: true, force: true })
  })

  const pathOf = (pattern: RegExp) => [...whole.keys()].find((path) => pattern.test(path))!
  const copy = (): BagContents => new Map([...whole].map(([path, bytes]) => [path, Buffer.from(bytes)]))
  async function verifyFile(path: string, given: Partial<Trust> = {}): Promise<Report> {
    const opened = await openPath(path)
    try {
      if (opened.kind !== 'bag') throw new Error(opened.kind)
      return await verifyPackage(opened.bag, nodePlatform, { ...trust, ...given })
    } finally {
      await opened.close()
    }
  }
  async function verifyContents(contents: BagContents, given: Partial<Trust> = {}): Promise<Report> {
    const path = join(folder, 'tampered.zip')
    await writeContents(contents, path)
    return verifyFile(path, given)
  }
  const found = (report: Report, id: CheckId) => report.checks.find((check) => check.id === id)

  it('that nobody touched passes every check, its time stamp too', async () => {
    const report = await verifyContents(copy())
    expect(report.checks.filter(({ outcome }) => outcome !== 'PASS')).toEqual([])
    expect(report.checks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['time-stamp', 'quotations', 'values']),
    )
    expect(report.outcome).toBe('PASS')
  })

  it.each(TAMPERINGS)('with $what FAILS, and says why', async ({ do: tamper, found: id, why }) => {
    const contents = copy()
    await tamper(contents)
    const report = await verifyContents(contents)
    expect(report.outcome).toBe('FAIL')
    expect(found(report, id)).toMatchObject({ outcome: 'FAIL', reason: expect.stringContaining(why) })
  })

  describe('whose archive is forged', () => {
    const zip = () => join(folder, 'forged.zip')
    const FORGERIES: { what: string; do: () => Promise<void>; why: string }[] = [
      {
        what: 'cut off in the middle',
        do: async () => truncate(zip(), 5_000),
        why: 'its end is missing',
      },
      {
        what: 'with a link for a file',
        do: () => changeDirectory(zip(), BAG_PATHS.custody, (it) => void it.writeUInt16LE(0o120777, 40)),
        why: 'is a link and no file',
      },
      {
        what: 'with a file that unpacks to far more than it is',
        do: () =>
          changeDirectory(zip(), BAG_PATHS.custody, (it) => {
            it.writeUInt16LE(8, 10)
            it.writeUInt32LE(4_000_000_000, 24)
          }),
        why: 'unpacks to 4000000000 bytes',
      },
      {
        what: 'with two names for the same bytes',
        do: () =>
          changeDirectory(zip(), BAG_PATHS.custody, (it, archive) => {
            const other = archive.indexOf('packet/data/manifest.csv') - 30
            it.writeUInt32LE(other, 42)
          }),
        why: 'has another name where its bytes stand',
      },
    ]
    it.each(FORGERIES)('$what FAILS, and says why', async ({ do: forge, why }) => {
      await writeContents(copy(), zip())
      await forge()
      const report = await verifyFile(zip())
      expect(report.outcome).toBe('FAIL')
      expect(found(report, 'packing')).toMatchObject({
        outcome: 'FAIL',
        reason: expect.stringContaining(why),
      })
    })
  })

  it('unpacked into a folder passes, and FAILS with a link in it', async () => {
    const unpacked = join(folder, 'unpacked')
    for (const [path, bytes] of copy()) {
      await mkdir(dirname(join(unpacked, path)), { recursive: true })
      await writeFile(join(unpacked, path), bytes)
    }
    expect((await verifyFile(unpacked)).outcome).toBe('PASS')
    await symlink('/etc/hostname', join(unpacked, 'data', 'planted'))
    expect(found(await verifyFile(unpacked), 'packing')).toMatchObject({ outcome: 'FAIL' })
  })

  describe('with the verifier that comes with it, and Node alone', () => {
    const unpack = async (contents: BagContents, name: string) => {
      for (const [path, bytes] of contents) {
        await mkdir(dirname(join(folder, name, path)), { recursive: true })
        await writeFile(join(folder, name, path), bytes)
      }
      await writeFile(join(folder, 'key.pem'), (await findPublicKey(portal.settings.dataDir))!.publicPem)
      const script = join(folder, name, BAG_PATHS.verifier)
      const run = promisify(execFile)(process.execPath, [script, '--json', '--key', join(folder, 'key.pem')])
      // It exits with 1 or 2, and prints its report all the same.
      const { stdout } = await run.catch((problem: { stdout: string }) => problem)
      return JSON.parse(stdout) as Report
    }

    it('holds its hashes, its signature, and the quotations of texts; and cannot tell the rest', async () => {
      const report = await unpack(copy(), 'stranger')
      const by = (outcome: string) => report.checks.filter((it) => it.outcome === outcome).map(({ id }) => id)
      expect(by('FAIL')).toEqual([])
      expect(by('PASS')).toEqual(
        expect.arrayContaining(['payload', 'signature', 'signer', 'originals', 'values']),
      )
      expect(by('CANNOT TELL').sort()).toEqual(['pages', 'quotations', 'time-stamp', 'time-stamp-authority'])
      expect(found(report, 'quotations')).toMatchObject({
        counted: { held: 2, of: 3 },
        reason: expect.stringContaining('application/pdf are not read here'),
      })
    })

    it('FAILS where a quotation was edited', async () => {
      const contents = copy()
      changeManifest(contents, ({ items }) => void (items[0]!.quotations[0]!.text = 'Every basis for this.'))
      rehash(contents)
      const report = await unpack(contents, 'edited')
      expect(found(report, 'quotations')?.outcome).toBe('FAIL')
    })
  })

  describe('CANNOT TELL', () => {
    const open = async (contents: BagContents, id: CheckId, why: string, given: Partial<Trust> = {}) => {
      const report = await verifyContents(contents, given)
      expect(report.checks.filter(({ outcome }) => outcome === 'FAIL')).toEqual([])
      expect(report.outcome).toBe('CANNOT TELL')
      expect(found(report, id)).toMatchObject({
        outcome: 'CANNOT TELL',
        reason: expect.stringContaining(why),
      })
    }

    it('who signed it, where nobody brought a key', () =>
      open(copy(), 'signer', 'No key was given', { key: null }))

    it('whether it is this portal’s, where it is signed with another’s key', async () => {
      const other = copy()
      signAnew(other)
      other.delete(BAG_PATHS.timeStamp)
      const report = await verifyContents(other, { keyFrom: 'portal' })
      expect(found(report, 'signer')).toMatchObject({ outcome: 'CANNOT TELL' })
    })

    it('whether a time stamp’s authority is one to trust, where no certificate of it was given', () =>
      open(copy(), 'time-stamp-authority', 'No certificate of an authority', { authorities: [] }))

    it('what a manifest of an unknown shape says', async () => {
      const contents = copy()
      changeManifest(contents, (manifest) => void Object.assign(manifest, { type: `${manifest.type}0` }))
      signAnew(contents)
      await open(contents, 'manifest', 'of a shape that this verifier does not know', { keyFrom: 'portal' })
    })

    it('whether words are in an original of a kind that is not read', async () => {
      const contents = copy()
      swapOriginal(contents, pathOf(LETTER), Buffer.from('7f454c4602010100', 'hex'))
      contents.delete(BAG_PATHS.timeStamp)
      changeManifest(contents, (manifest) => void (manifest.timeStamp.state = 'none'))
      signAnew(contents)
      await open(contents, 'quotations', 'a program', { keyFrom: 'portal' })
    })

    it('whether words are in a document of which no original is held', async () => {
      const contents = copy()
      changeManifest(contents, (manifest) => {
        manifest.timeStamp.state = 'none'
        Object.assign(manifest.items[0]!.quotations[0]!, { original: null, place: null, state: 'unread' })
      })
      contents.delete(BAG_PATHS.timeStamp)
      signAnew(contents)
      await open(contents, 'quotations', 'no original of its document is in the package', {
        keyFrom: 'portal',
      })
    })

    it('what an archive with a password holds', async () => {
      const path = join(folder, 'locked.zip')
      await writeContents(copy(), path)
      await changeDirectory(path, BAG_PATHS.custody, (it) => void it.writeUInt16LE(0x0801, 8))
      const report = await verifyFile(path)
      expect(report.outcome).toBe('CANNOT TELL')
      for (const id of ['packing', 'payload'] as const)
        expect(found(report, id)).toMatchObject({
          outcome: 'CANNOT TELL',
          reason: expect.stringContaining('takes a password'),
        })
    })

    it('what a file is that is neither a bag nor a PDF', async () => {
      const path = join(folder, 'other.txt')
      await writeFile(path, 'Words.')
      const opened = await openPath(path)
      await opened.close()
      expect(opened.kind).toBe('unknown')
      expect((await readFile(path)).length).toBe(6)
    })
  })
})
