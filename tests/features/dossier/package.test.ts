import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '../../../app/domain/csv'
import { BAG_PATHS } from '../../../app/domain/evidencePackage/manifest'
import { readManifest } from '../../../app/domain/evidencePackage/readManifest'
import { nodePlatform } from '../../../app/verify/nodePlatform.server'
import { openPath } from '../../../app/verify/openPath.server'
import { readBytes } from '../../../app/verify/bagFiles'
import { decodePem } from '../../../app/domain/evidencePackage/envelope'
import { verifyPackage } from '../../../app/verify/verifyPackage'
import { planPackage } from '../../../app/dossier/package/planPackage.server'
import { findPublicKey } from '../../../app/dossier/package/signingKey.server'
import { planPacket } from '../../../app/dossier/planPacket.server'
import { findPacket } from '../../../app/packets/readPackets.server'
import {
  aPacketWithOriginals,
  buildInto,
  LETTER_TEXT,
  sha256OfFile,
  verified,
  type BagContents,
} from '../../aPackage'
import { readPdf } from '../../aDossier'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'
import { changeManifest, readPackage, swapOriginal, writeContents } from '../../tamperedPackage'

describe('an evidence package', async () => {
  const portal = await openTestPortal()
  let folder = ''
  let id = ''
  let built: Awaited<ReturnType<typeof buildInto>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-package-'))
    id = (await aPacketWithOriginals(portal)).id
    built = await buildInto(portal, id, folder)
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  const text = async (path: string) => {
    const opened = await openPath(built.packagePath)
    if (opened.kind !== 'bag') throw new Error(opened.kind)
    const file = opened.bag.files.find((it) => it.path === path)!
    const read = Buffer.from(await readBytes(file)).toString()
    await opened.close()
    return read
  }
  const manifest = async () => {
    const read = readManifest(await text('data/manifest.json'))
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    return read.value
  }

  it('passes every check, with the portal’s key', async () => {
    const opened = await openPath(built.packagePath)
    const key = decodePem((await findPublicKey(portal.settings.dataDir))!.publicPem, 'PUBLIC KEY')
    const bag = opened.kind === 'bag' ? opened.bag : null
    const report = await verifyPackage(bag!, nodePlatform, { key, keyFrom: 'given', authorities: [] })
    await opened.close()
    expect(report.checks.filter(({ outcome }) => outcome !== 'PASS')).toEqual([])
    expect(report).toMatchObject({ outcome: 'PASS', subject: { packet: id, pages: built.built.pages } })
    expect(report.remarks[0]).toContain('No time stamp')
  })

  it('names each exhibit’s originals, quotations with their places, and values', async () => {
    const { items, dossier, packet } = await manifest()
    expect(dossier).toMatchObject({ sha256: built.built.sha256, pages: built.built.pages })
    expect(packet).toMatchObject({ id, title: 'What was said', state: 'published' })
    expect(items.map(({ exhibit }) => exhibit)).toEqual(['Ex. 1', 'Ex. 2', 'Ex. 3'])
    expect(items[0]!.originals[0]).toMatchObject({
      fileName: 'letter.txt',
      mediaType: 'text/plain',
      extractor: 'plain text 2',
      version: 1,
      pages: 1,
      bates: { first: 'TL-0000001', last: 'TL-0000001' },
    })
    const start = LETTER_TEXT.indexOf('There is')
    expect(items[0]!.quotations).toMatchObject([
      {
        text: 'There is no basis for this.',
        state: 'exact',
        place: { page: 1, start, end: start + 27 },
        permalink: '/documents/letter#letter.1',
      },
      {
        text: 'Stop at once',
        state: 'exact',
        permalink: expect.stringContaining('/documents/letter/annotations/'),
      },
    ])
    expect(items[1]!.originals[0]!.bates).toEqual({ first: 'TL-0000002', last: 'TL-0000003' })
    expect(items[1]!.quotations).toMatchObject([{ place: { page: 2 }, state: 'exact' }])
    expect(items[2]!.points.map(({ value }) => value)).toEqual([1.9, 1.58, 1.6])
  })

  it('has the same for people: a table of originals, the custody log, the series and the public notes', async () => {
    const rows = readCsv(await text('data/manifest.csv'))
    expect(rows.map((row) => [row.exhibit, row['file name'], row.quotations])).toEqual([
      ['Ex. 1', 'letter.txt', '2'],
      ['Ex. 2', 'reply.pdf', '1'],
      ['Ex. 3', '', '0'],
    ])
    const custody = readCsv(await text('data/custody.csv'))
    expect(custody.map(({ action }) => action)).toContain('original.receive')
    expect(custody.find(({ tool }) => tool === 'plain text 2')).toMatchObject({ action: 'text.read' })
    expect(readCsv(await text('data/series/index.csv')).map(({ value }) => value)).toEqual([
      '1.9',
      '1.58',
      '1.6',
    ])
    const series = JSON.parse(await text('data/series/datapackage.json'))
    expect(series.resources[0]).toMatchObject({ path: 'index.csv', description: 'Hours of streaming.' })
    const notes = JSON.parse(await text('data/annotations.jsonld'))
    expect(notes).toMatchObject({ type: 'AnnotationCollection', total: 1 })
  })

  it('is a crate that names every file of its payload with its hash', async () => {
    const crate = JSON.parse(await text('data/ro-crate-metadata.json')) as {
      '@graph': Record<string, unknown>[]
    }
    const files = crate['@graph'].filter((it) => it['@type'] === 'File')
    const listed = (await text('manifest-sha256.txt')).trim().split('\n')
    const lines = files.map((it) => `${it.sha256 as string}  data/${it['@id'] as string}`)
    expect(lines).toEqual(listed.filter((line) => !line.endsWith('ro-crate-metadata.json')))
  })

  it('is the same, byte for byte, when it is built again', async () => {
    const again = await buildInto(portal, id, folder, 'again')
    expect(await sha256OfFile(again.packagePath)).toBe(await sha256OfFile(built.packagePath))
  })

  it('is a ZIP that other tools open', async () => {
    const listed = await promisify(execFile)('python3', [
      '-c',
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))',
      built.packagePath,
    ]).catch(() => null)
    if (!listed) return console.log('not checked: there is no python3 here')
    expect(listed.stdout).toMatch(/^None \d+/)
  })

  it('carries titles with signs of markup, CJK and emoji through every file, and verifies', async () => {
    const title = 'AT&T <v.> "망" \'日本\' 🚀 </script> & others'
    const { viewer } = await signIn(portal, 'editor')
    const named = await aStoredPacket(portal, viewer, ['letter', 'index'], { title, caption: title })
    const out = join(folder, 'titled')
    mkdirSync(out)
    const titled = await buildInto(portal, named.packet.id, out)
    const opened = await openPath(titled.packagePath)
    const bag = opened.kind === 'bag' ? opened.bag : null
    const report = await verifyPackage(bag!, nodePlatform, { key: null, keyFrom: 'given', authorities: [] })
    const contents = await Promise.all(
      ['data/viewer.html', 'data/manifest.json'].map(async (path) =>
        Buffer.from(await readBytes(bag!.files.find((it) => it.path === path)!)).toString(),
      ),
    )
    await opened.close()
    expect(report.checks.filter(({ outcome }) => outcome === 'FAIL')).toEqual([])
    expect(report.subject?.title).toBe(title)
    const [viewerPage, manifestText] = contents
    expect((JSON.parse(manifestText!) as { packet: { title: string } }).packet.title).toBe(title)
    expect(viewerPage!.match(/<\/script>/g)).toHaveLength(viewerPage!.match(/<script\b/g)!.length)
    const { pages, info } = await readPdf(new Uint8Array(await readFile(titled.path)))
    expect([pages[0]!.includes(title), info.Title]).toEqual([true, title])
  })

  describe('of an argument that quotes its exhibits', () => {
    /** Builds the package of a packet with this argument; answers its files. */
    const packOf = async (records: string[], argument: object[], name: string) => {
      const { viewer } = await signIn(portal, 'editor')
      const { packet } = await aStoredPacket(portal, viewer, records, { title: name })
      await portal.db.packet.update({
        where: { id: packet.id },
        data: { argument: JSON.stringify(argument) },
      })
      const out = join(folder, name)
      mkdirSync(out)
      return readPackage((await buildInto(portal, packet.id, out)).packagePath)
    }
    const manifestOf = (contents: BagContents) => {
      const read = readManifest(contents.get(BAG_PATHS.manifest)!.toString())
      if (!read.ok) throw new Error(JSON.stringify(read.refusal))
      return read.value
    }
    const quotationsOf = async (contents: BagContents) => {
      const path = join(folder, 'quoting.zip')
      await writeContents(contents, path)
      const { checks } = await verified(path)
      return checks.find(({ id }) => id === 'quotations')
    }
    const TABLE = {
      kind: 'comparison',
      id: 't',
      statements: ['reply.1'],
      series: 'index',
      services: ['fios'],
    }
    const said =
      'It wrote “There is no … at once, or we will” {Ex. 1 at 1}. The other “[w]ill not stop” {Ex. 2 at 1}.'
    let quoting: BagContents
    beforeAll(async () => {
      const argument = [
        { kind: 'paragraph', id: 'a', text: said },
        { ...TABLE, title: '' },
      ]
      quoting = await packOf(['letter', 'reply', 'index'], argument, 'quoting')
    })

    it('lists each passage with the original’s letters, its place and the paragraph, and PASSES', async () => {
      const { items, unexhibited } = manifestOf(quoting)
      const own = items.map(({ quotations }) => quotations.filter(({ where }) => where !== undefined))
      expect(own.map((of) => of.map(({ where, text, state }) => [where, text, state]))).toEqual([
        [
          ['¶ 1', 'There is no', 'exact'],
          ['¶ 1', 'at once, or we will', 'exact'],
        ],
        // It is on page 2, not on the page cited.
        [['¶ 1', 'ill not stop', 'moved']],
        [],
      ])
      const start = LETTER_TEXT.indexOf('at once')
      expect(own[0]![1]!.place).toEqual({ page: 1, start, endPage: null, end: start + 19 })
      expect(own[1]![0]!.place).toMatchObject({ page: 2 })
      expect(unexhibited).toBeUndefined()
      expect(await quotationsOf(quoting)).toMatchObject({ outcome: 'PASS', counted: { held: 6, of: 6 } })
    })

    it('FAILS where a passage, or the original that it is of, has other words', async () => {
      const edited = new Map(quoting)
      changeManifest(
        edited,
        ({ items }) => void (items[0]!.quotations.at(-1)!.text = 'at once, or they will'),
      )
      const swapped = new Map(quoting)
      const path = [...swapped.keys()].find((it) => it.startsWith(`${BAG_PATHS.originals}1-`))!
      swapOriginal(swapped, path, Buffer.from(LETTER_TEXT.replace('or we will', 'or they must')))
      for (const contents of [edited, swapped])
        expect(await quotationsOf(contents)).toMatchObject({
          outcome: 'FAIL',
          reason: expect.stringContaining('Ex. 1, quoted in ¶ 1: '),
        })
    })

    it('names first what fails, then what cannot be told, each as what it is', async () => {
      const mixed = new Map(quoting)
      changeManifest(mixed, ({ items }) => {
        const [first, , last] = items[0]!.quotations
        Object.assign(first!, { original: null, place: null, state: 'unread' })
        last!.text = 'Gravity bends starlight by measurable angles'
      })
      const { outcome, counted, findings } = (await quotationsOf(mixed))!
      expect([outcome, counted]).toEqual(['FAIL', { held: 4, of: 6 }])
      expect(findings.map(({ label, value }) => `${label}: ${value}`)).toEqual([
        'Ex. 1, quoted in ¶ 1: FAIL “Gravity bends starlight by measurable angles”: the words are not in the original.',
        expect.stringMatching(/^Ex\. 1: CANNOT TELL “There is no basis for this\.”: no original/),
      ])
    })

    it('is CANNOT TELL of what no original is held of, in the argument or in a table, and of what is in none', async () => {
      const text = 'Its “hours of streaming” {Ex. 2} had “no basis at all” {Ex. 1}.'
      const argument = [
        { kind: 'paragraph', id: 'a', text },
        { ...TABLE, title: '' },
      ]
      const contents = await packOf(['letter', 'index'], argument, 'unheld')
      const { outcome, counted, findings } = (await quotationsOf(contents))!
      expect([outcome, counted]).toEqual(['CANNOT TELL', { held: 2, of: 5 }])
      expect(findings.map(({ label, value }) => `${label}: ${value}`)).toEqual([
        'Ex. 1, quoted in ¶ 1: “no basis at all”: whoever made the package did not find these words in the text of what is cited for them.',
        'Ex. 2, quoted in ¶ 1: “hours of streaming”: no original of its document is in the package, so that the words cannot be found in it.',
        'Table 1: “We will not stop saying so.”: no original of its document is in the package, so that the words cannot be found in it.',
      ])
    })
  })

  it('holds no note on what is withheld', async () => {
    const { viewer } = await signIn(portal, 'editor')
    const { packet } = await aStoredPacket(portal, viewer, ['letter'], { title: 'Withheld' })
    await portal.db.exhibit.updateMany({
      where: { packetId: packet.id },
      data: { production: 'withheld' },
    })
    const stored = (await findPacket(portal, viewer, packet.id))!
    const plan = await planPackage(portal, viewer, stored, await planPacket(portal, viewer, stored))
    const notes = plan.texts.find(({ path }) => path.endsWith('annotations.jsonld'))!
    expect(JSON.parse(notes.text)).toMatchObject({ total: 0 })
  })

  it('holds of a withheld exhibit that its argument quotes what the argument says, and nothing around it', async () => {
    const { viewer } = await signIn(portal, 'editor')
    const { packet } = await aStoredPacket(portal, viewer, ['letter', 'reply'], { title: 'Withheld' })
    const argument = JSON.stringify([{ kind: 'paragraph', id: 'a', text: 'It says “no basis for” {Ex. 1}.' }])
    await portal.db.packet.update({ where: { id: packet.id }, data: { argument } })
    await portal.db.exhibit.updateMany({
      where: { packetId: packet.id, recordId: 'letter' },
      data: { production: 'withheld' },
    })
    const stored = (await findPacket(portal, viewer, packet.id))!
    const plan = await planPackage(portal, viewer, stored, await planPacket(portal, viewer, stored))
    const withheld = plan.manifest.items.find(({ production }) => production === 'withheld')!
    expect(withheld.originals).toEqual([])
    const nothing = { original: null, place: null, prefix: '', suffix: '', state: 'unread' }
    expect(withheld.quotations).toMatchObject([{ text: 'no basis for', where: '¶ 1', ...nothing }])
  })

  it('is not made with a title in letters that no typeface has, and nothing of it is left', async () => {
    const { viewer } = await signIn(portal, 'editor')
    const named = await aStoredPacket(portal, viewer, ['letter'], { title: 'رسالة إلى نتفليكس' })
    const out = join(folder, 'arabic')
    mkdirSync(out)
    await expect(buildInto(portal, named.packet.id, out)).rejects.toThrow('the character “ر” (U+0631)')
    expect(readdirSync(out)).toEqual([])
  })

  it('is signed with a key that is kept for its owner alone', async () => {
    const path = join(portal.settings.dataDir, 'signing-key.pem')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await text('signature/public-key.pem')).toBe(
      (await findPublicKey(portal.settings.dataDir))!.publicPem,
    )
  })

  it('stops at an original whose bytes changed on the disk, names it, and leaves all that was there', async () => {
    const other = await openTestPortal()
    const packet = await aPacketWithOriginals(other)
    const sha256 = createHash('sha256').update(LETTER_TEXT).digest('hex')
    const place = await other.evidence.withFile(sha256, async (path) => path)
    await chmod(place!, 0o644)
    await writeFile(place!, LETTER_TEXT.replace('no basis', 'a basis!'))
    const out = join(folder, 'damaged')
    mkdirSync(out)
    const earlier = ['dossier.pdf', 'dossier.zip']
    for (const name of earlier) writeFileSync(join(out, name), 'Of an earlier export.')
    await expect(buildInto(other, packet.id, out)).rejects.toThrow(
      'The original “letter.txt” of Ex. 1 has changed on the disk',
    )
    expect(readdirSync(out)).toEqual(earlier)
    for (const name of earlier) expect(await readFile(join(out, name), 'utf8')).toBe('Of an earlier export.')
  })
})
