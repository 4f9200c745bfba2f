import { writeFileSync } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yazl from 'yazl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BAG_PATHS } from '../../../app/domain/evidencePackage/manifest'
import { centralDirectory, localHeader, type StoredEntry } from '../../../app/domain/zip/zipRecords'
import { findPublicKey } from '../../../app/dossier/package/signingKey.server'
import type { Report } from '../../../app/verify/report'
import { command } from '../../../scripts/commands/verify'
import { aPacketWithOriginals, buildInto, type BagContents } from '../../aPackage'
import { openTestPortal } from '../../openTestPortal'
import { readPackage, writeContents } from '../../tamperedPackage'

const GB = 1024 ** 3

describe('throughline verify', async () => {
  const portal = await openTestPortal()
  let cwd = ''
  let whole: BagContents
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'throughline-verify-'))
    const { id } = await aPacketWithOriginals(portal)
    const { packagePath } = await buildInto(portal, id, cwd)
    whole = await readPackage(packagePath)
    await writeFile(join(cwd, 'key.pem'), (await findPublicKey(portal.settings.dataDir))!.publicPem)
    await writeFile(join(cwd, 'manifest.json'), whole.get(BAG_PATHS.manifest)!)
    await writeFile(join(cwd, 'other.pdf'), '%PDF-1.7\nnothing more')
    await writeFile(join(cwd, 'other.txt'), 'Words.')
  })
  afterAll(() => rm(cwd, { recursive: true, force: true }))

  /** What the command prints and says, and the code that it ends with. */
  async function run(...args: string[]) {
    const [printed, said]: string[][] = [[], []]
    const context = {
      cwd,
      print: (line: string) => printed!.push(line),
      say: (line: string) => said!.push(line),
    }
    const exit = await command.run(context as never, args)
    return { exit, printed: printed!.join('\n'), said: said!.join('\n') }
  }
  const jsonOf = async (...args: string[]) => JSON.parse((await run(...args, '--json')).printed) as Report

  it.each([
    ['a package with its key', 0, 'PASS', ['dossier.zip', '--key', 'key.pem']],
    ['a PDF that the manifest names', 0, 'PASS', ['dossier.pdf', '--manifest', 'manifest.json']],
    ['a package that was changed', 1, 'FAIL', ['changed.zip', '--key', 'key.pem']],
    ['a PDF that the manifest does not name', 1, 'FAIL', ['changed.pdf', '--manifest', 'manifest.json']],
    ['a PDF that does not open', 1, 'FAIL', ['other.pdf']],
    ['a PDF alone', 2, 'CANNOT TELL', ['dossier.pdf']],
  ])('ends for %s with %i: %s', async (_, exit, outcome, args) => {
    const changed = new Map(whole).set(BAG_PATHS.custody, Buffer.from('Another log.'))
    if (args[0] === 'changed.zip') await writeContents(changed, join(cwd, 'changed.zip'))
    const pdf = Buffer.concat([whole.get(BAG_PATHS.dossier)!, Buffer.from('%')])
    if (args[0] === 'changed.pdf') writeFileSync(join(cwd, 'changed.pdf'), pdf)
    const ran = await run(...args, '--json')
    expect([ran.exit, (JSON.parse(ran.printed) as Report).outcome]).toEqual([exit, outcome])
  })

  it('says of a PDF alone how many pages open, its hash, and what would settle the rest', async () => {
    const report = await jsonOf('dossier.pdf')
    const [open, opens] = report.checks
    expect(opens).toMatchObject({ id: 'pages', outcome: 'PASS' })
    expect(open).toMatchObject({
      id: 'dossier',
      reason: expect.stringContaining('A PDF cannot hold its own hash'),
      findings: [{ label: 'SHA-256', value: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    expect(report.settles).not.toEqual([])
  })

  it.each([
    [['other.txt'], 'neither a PDF nor a bag'],
    [['nosuch.zip'], 'There is no file nosuch.zip.'],
    [[], 'Usage:'],
    [['dossier.zip', 'dossier.pdf'], 'Usage:'],
  ])('ends with 2 and a word of why for %j', async (args, why) => {
    const { exit, said } = await run(...args)
    expect([exit, said]).toEqual([2, expect.stringContaining(why)])
  })

  describe('reads ZIP64', () => {
    it('in every record, as another program writes it', async () => {
      const zip = new yazl.ZipFile()
      for (const [name, bytes] of whole) zip.addBuffer(bytes, `packet/${name}`, { forceZip64Format: true })
      zip.end({ forceZip64Format: true } as never)
      const chunks = (await (zip.outputStream as Readable).toArray()) as Buffer[]
      await writeFile(join(cwd, 'long.zip'), Buffer.concat(chunks))
      expect((await run('long.zip', '--key', 'key.pem')).exit).toBe(0)
    })

    it('past 4 GB, as packages are written', async () => {
      await writeFarApart(whole, join(cwd, 'far.zip'))
      expect((await run('far.zip', '--key', 'key.pem')).exit).toBe(0)
    })
  })
})

/** Writes a package whose second file stands 5 GB behind the first: a hole of the disk, which takes no room. */
async function writeFarApart(contents: BagContents, path: string): Promise<void> {
  const file = await open(path, 'w')
  const entries: StoredEntry[] = []
  let at = 0
  for (const [name, bytes] of contents) {
    const entry = { path: `packet/${name}`, sizeBytes: bytes.length, crc32: crc32(bytes), offset: at }
    const header = localHeader(entry)
    await file.write(header, 0, header.length, at)
    await file.write(bytes, 0, bytes.length, at + header.length)
    entries.push(entry)
    at = Math.max(at + header.length + bytes.length, 5 * GB)
  }
  const directory = centralDirectory(entries, at)
  await file.write(directory, 0, directory.length, at)
  await file.close()
}
