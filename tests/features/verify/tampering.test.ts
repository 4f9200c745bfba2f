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
import { anOriginal } from '../../aDossier'
import { aPacketWithOriginals, buildInto, LETTER_TEXT, REPLY_PAGES, type BagContents } from '../../aPackage'
import { openTestPortal } from '../../openTestPortal'
import {
  changeDirectory,
  changeManifest,
  readPackage,
  rehash,
  retag,
  signAnew,
  swapOriginal,
  writeContents,
} from '../../tamperedPackage'
import { aRequest, anAuthority, startAuthority } from '../../timeStampAuthority'

/** One thing that a forger does, and the check that finds it, with a word of its reason. */
type Tampering = {
  what: string
  do: (contents: BagContents) => void | Promise<void>
  found: CheckId
  why: string
}
const LETTER = /^data\/originals\/1-/
const REPLY = /^data\/originals\/2-/

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
  const edit = (contents: BagContents, path: string, from: string, to: string) => {
    const text = contents.get(path)!.toString()
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
    contents.set(path, Buffer.from(text.replace(from, to)))
  }
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

  const TAMPERINGS: Tampering[] = [
    {
      what: 'an exhibit swapped for another file',
      do: (it) => void it.set(pathOf(REPLY), Buffer.from('Another.')),
      found: 'originals',
      why: 'Ex. 2: the original “reply.pdf” is not the file',
    },
    {
      what: 'an exhibit swapped, with every hash made right again',
      do: (it) => {
        swapOriginal(it, pathOf(LETTER), Buffer.from(LETTER_TEXT.replace('no basis', 'a basis')))
        rehash(it)
      },
      found: 'quotations',
      why: 'the original has other words there',
    },
    {
      what: 'a quotation edited in the manifest, with every hash made right again',
      do: (it) => {
        changeManifest(
          it,
          ({ items }) => void (items[0]!.quotations[0]!.text = 'There is every basis for this.'),
        )
        rehash(it)
      },
      found: 'quotations',
      why: 'Ex. 1: the original has other words there: “There is no basis for this”.',
    },
    {
      what: 'a quotation edited, and all of it signed anew with another key',
      do: (it) => {
        changeManifest(
          it,
          ({ items }) => void (items[0]!.quotations[0]!.text = 'There is every basis for this.'),
        )
        signAnew(it)
      },
      found: 'signer',
      why: 'signed with another key',
    },
    {
      what: 'a quotation moved to another page',
      do: (it) => {
        changeManifest(it, ({ items }) => void (items[1]!.quotations[0]!.place!.page = 1))
        rehash(it)
      },
      found: 'quotations',
      why: 'Ex. 2: the words stand elsewhere than cited, on page 2.',
    },
    {
      what: 'exhibits in another order',
      do: (it) => {
        changeManifest(it, ({ items }) => void items.reverse())
        rehash(it)
      },
      found: 'signature',
      why: 'data/manifest.json is not the file that was signed',
    },
    {
      what: 'a page dropped from an original',
      do: async (it) => {
        swapOriginal(it, pathOf(REPLY), Buffer.from(await anOriginal(REPLY_PAGES.slice(0, 1))))
        rehash(it)
      },
      found: 'quotations',
      why: 'the words are not in the original',
    },
    {
      what: 'pages dropped from the PDF, and the manifest told of the new hash',
      do: async (it) => {
        const bytes = Buffer.from(await anOriginal(['All that is left.']))
        it.set(BAG_PATHS.dossier, bytes)
        const { createHash } = await import('node:crypto')
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        changeManifest(it, ({ dossier }) => void Object.assign(dossier, { sha256, sizeBytes: bytes.length }))
        rehash(it)
      },
      found: 'pages',
      why: 'The PDF has 1 pages, and the manifest says',
    },
    {
      what: 'the PDF replaced',
      do: async (it) => {
        it.set(BAG_PATHS.dossier, Buffer.from(await anOriginal(['Another.'])))
        rehash(it)
      },
      found: 'dossier',
      why: 'another hash than the manifest gives',
    },
    {
      what: 'one bit turned in the manifest',
      do: (it) => edit(it, BAG_PATHS.manifest, '"A filer"', '"A filed"'),
      found: 'payload',
      why: 'data/manifest.json is not the file that manifest-sha256.txt lists',
    },
    {
      what: 'a manifest with spaces put in',
      do: (it) => {
        edit(it, BAG_PATHS.manifest, '"clock":', '"clock": ')
        rehash(it)
      },
      found: 'manifest',
      why: 'not spelt canonically',
    },
    {
      what: 'a manifest that says more than is checked',
      do: (it) => {
        changeManifest(it, (manifest) => void Object.assign(manifest, { verdict: 'Verizon lied' }))
        rehash(it)
      },
      found: 'manifest',
      why: 'not as it must be at verdict',
    },
    {
      what: 'all of it signed anew with another key',
      do: signAnew,
      found: 'signer',
      why: 'signed with another key than the one that you gave',
    },
    {
      what: 'another key put beside the signature',
      do: async (it) => {
        const other = copy()
        signAnew(other)
        it.set(BAG_PATHS.publicKey, other.get(BAG_PATHS.publicKey)!)
        retag(it)
      },
      found: 'signature',
      why: 'not that of the key beside it',
    },
    {
      what: 'the signature taken out',
      do: (it) => {
        it.delete(BAG_PATHS.envelope)
        retag(it)
      },
      found: 'signature',
      why: 'is not signed, or its signature was taken out',
    },
    {
      what: 'a statement that does not cover the list of files',
      do: (it) => {
        const envelope = JSON.parse(it.get(BAG_PATHS.envelope)!.toString()) as { payload: string }
        const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as {
          subject: unknown[]
        }
        statement.subject.pop()
        envelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64')
        it.set(BAG_PATHS.envelope, Buffer.from(JSON.stringify(envelope)))
        retag(it)
      },
      found: 'signature',
      why: 'does not cover manifest-sha256.txt',
    },
    {
      what: 'a time stamp of an earlier package',
      do: async (it) => {
        const other = await anAuthority()
        it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(Buffer.from('An earlier signature.'))))
        retag(it)
      },
      found: 'time-stamp',
      why: 'over something else than this signature',
    },
    {
      what: 'a time stamp from before the packet was last changed',
      do: async (it) => {
        const other = await anAuthority()
        const at = new Date('2025-01-01T00:00:00Z')
        it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(it.get(BAG_PATHS.envelope)!), { at }))
        retag(it)
      },
      found: 'time-stamp',
      why: 'before the packet was last changed',
    },
    {
      what: 'a time stamp by an authority of the forger’s own',
      do: async (it) => {
        const other = await anAuthority()
        it.set(BAG_PATHS.timeStamp, await other.answer(aRequest(it.get(BAG_PATHS.envelope)!)))
        retag(it)
      },
      found: 'time-stamp-authority',
      why: 'not from the authority whose certificate you gave',
    },
    {
      what: 'the time stamp taken out',
      do: (it) => {
        it.delete(BAG_PATHS.timeStamp)
        retag(it)
      },
      found: 'time-stamp',
      why: 'asked for, and none is there',
    },
    {
      what: 'a wrong Payload-Oxum',
      do: (it) => {
        it.set(
          'bag-info.txt',
          Buffer.from(
            it
              .get('bag-info.txt')!
              .toString()
              .replace(/Oxum: .*/, 'Oxum: 1.1'),
          ),
        )
        retag(it)
      },
      found: 'bag',
      why: 'holds',
    },
    {
      what: 'a file added',
      do: (it) => void it.set('data/planted.txt', Buffer.from('Planted.')),
      found: 'payload',
      why: 'data/planted.txt is in the bag and not in manifest-sha256.txt',
    },
    {
      what: 'an original added, with every hash made right again',
      do: (it) => {
        it.set('data/originals/9-planted.txt', Buffer.from('Planted.'))
        rehash(it)
      },
      found: 'originals',
      why: 'the manifest does not name it',
    },
    {
      what: 'a file missing',
      do: (it) => void it.delete(BAG_PATHS.custody),
      found: 'payload',
      why: 'data/custody.csv stands in manifest-sha256.txt and is not in the bag',
    },
    {
      what: 'a file about the bag changed',
      do: (it) => edit(it, 'bag-info.txt', 'A filer', 'Another filer'),
      found: 'tags',
      why: 'bag-info.txt is not the file',
    },
    {
      what: 'a value changed in its series’ file, with every hash made right again',
      do: (it) => {
        edit(it, 'data/series/index.csv', '1.58', '2.58')
        rehash(it)
      },
      found: 'values',
      why: 'Ex. 3: FiOS, 2014-06: the manifest has value “1.58”, and data/series/index.csv “2.58”.',
    },
    {
      what: 'the custody log rewritten, with every hash made right again',
      do: (it) => {
        edit(it, BAG_PATHS.custody, 'command line', 'somebody')
        rehash(it)
      },
      found: 'signature',
      why: 'manifest-sha256.txt is not the file that was signed',
    },
    {
      what: 'a table for people that says something else than the manifest',
      do: (it) => {
        edit(it, BAG_PATHS.manifestCsv, 'letter.txt', 'letters.txt')
        rehash(it)
      },
      found: 'tables',
      why: 'says something else than the manifest',
    },
    {
      what: 'files to be fetched from elsewhere',
      do: (it) => {
        it.set('fetch.txt', Buffer.from('https://example.org/x 1 data/x\n'))
        retag(it)
      },
      found: 'bag',
      why: 'fetch.txt names files that lie elsewhere',
    },
    {
      what: 'a name that leaves the bag',
      do: (it) => void it.set('../../planted.sh', Buffer.from('Planted.')),
      found: 'packing',
      why: 'is no path within the bag',
    },
    {
      what: 'two names that one file system takes for the same',
      do: (it) => void it.set('data/Manifest.json', it.get(BAG_PATHS.manifest)!),
      found: 'packing',
      why: 'stands in the archive twice',
    },
  ]

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
