import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { annotate } from '../../../app/annotations/annotate.server'
import { findText } from '../../../app/annotations/readDocument.server'
import { readAnnotationContent } from '../../../app/domain/annotation'
import { forgetCatalog } from '../../../app/catalog/readCatalog.server'
import type { CiteReport } from '../../../app/ingest/verifyCite.server'
import type { Portal } from '../../../app/portal.server'
import { command as add } from '../../../scripts/commands/add'
import { command as verifyCite } from '../../../scripts/commands/verify-cite'
import type { Command } from '../../../scripts/throughline'
import { openTestPortal } from '../../openTestPortal'
import { signIn } from '../../signIn'
import { addLetter } from '../aLetter'
import { aScannedPdf } from '../extract/aScan'

const TEXT = 'Dear Sir,\n\nThis is almost certainly NOT congestion.\n\nYours, 𝒜.\n'
const WORDS = 'almost certainly NOT congestion'

let portal: Portal
let cwd: string
let sha256: string
let permalink: string

beforeEach(async () => {
  portal = await openTestPortal()
  await addLetter(portal)
  cwd = await mkdtemp(join(tmpdir(), 'throughline-cite-'))
  writeFileSync(join(cwd, 'letter.txt'), TEXT)
  await run(add, 'letter.txt', '--document', 'a-letter')
  permalink = `/documents/a-letter/annotations/${await pin()}`
})

async function pin(words = WORDS): Promise<string> {
  const ann = (await signIn(portal, 'contributor', 'Ann')).viewer
  const content = readAnnotationContent({ body: 'A note.' })
  const { pages, original } = (await findText(portal, ann, 'a-letter'))!
  sha256 = original!.sha256
  if (!content.ok) throw new Error('The note could not be read.')
  const choice = { by: 'words', words, at: null } as const
  const draft = { documentId: 'a-letter', content: content.value, choice, pages, originalSha256: sha256 }
  const made = await annotate(portal, ann, draft)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

async function run(command: Command, ...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const context = {
    portal: async () => portal,
    cwd,
    say: (line: string) => void said.push(line),
    print: (text: string) => void printed.push(text),
  }
  const code = await command.run(context as never, args)
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

async function verify(link = permalink): Promise<CiteReport & { code: number }> {
  const { code, printed } = await run(verifyCite, link, '--json')
  return { code, ...(JSON.parse(printed) as CiteReport) }
}

/** Where the store keeps the letter. */
function storedFile(): string {
  const root = portal.settings.evidenceUrl
  const folder = root.startsWith('file:') ? new URL(root).pathname : root
  const name = readdirSync(folder, { recursive: true })
    .map(String)
    .find((path) => path.endsWith(sha256.slice(-40)) && statSync(join(folder, path)).isFile())
  if (!name) throw new Error('The store does not have the letter.')
  return join(folder, name)
}

describe('throughline verify-cite', () => {
  it('says of words that stand in the original, at their place, that it is true', async () => {
    expect(await verify()).toMatchObject({
      code: 0,
      is: 'true',
      words: WORDS,
      sha256,
      checks: [{ check: 'held' }, { check: 'bytes' }, { check: 'words' }, { check: 'place', is: 'true' }],
    })
    expect((await run(verifyCite, `https://portal.test${permalink}`)).printed).toMatch(/TRUE$/)
  })

  it('fails where one byte of the stored original was changed', async () => {
    const path = storedFile()
    const bytes = readFileSync(path)
    bytes[bytes.length - 3]! ^= 1
    chmodSync(path, 0o600)
    writeFileSync(path, bytes)
    expect(await verify()).toMatchObject({
      code: 1,
      is: 'false',
      checks: [
        { check: 'held', is: 'true' },
        { check: 'bytes', is: 'false' },
      ],
    })
  })

  it('fails where the original has other words, and shows which', async () => {
    await portal.db.annotation.updateMany({ data: { exact: 'almost certainly congestion' } })
    const report = await verify()
    expect(report).toMatchObject({ code: 1, is: 'false' })
    expect(report.difference).toContainEqual({ kind: 'added', text: 'NOT ' })
  })

  it('fails where the words stand, but not at their place', async () => {
    const { start, end } = await portal.db.annotation.findFirstOrThrow()
    await portal.db.annotation.updateMany({ data: { start: start! + 1, end: end! + 1 } })
    const { code, checks } = await verify()
    expect([code, checks.at(-1)]).toMatchObject([1, { check: 'place', is: 'false' }])
  })

  it('verifies a page of a version, and a note by its number there', async () => {
    expect(await verify('/documents/a-letter/versions/1#p1')).toMatchObject({
      code: 0,
      words: TEXT,
    })
    expect(await verify('/documents/a-letter/versions/1#p1/n1')).toMatchObject({ code: 0, words: WORDS })
  })

  it('looks at a note that is its author’s alone only where it is asked to', async () => {
    await portal.db.annotation.updateMany({ data: { visibility: 'private' } })
    expect(await verify()).toMatchObject({ code: 2, words: null })
    const { code, printed } = await run(verifyCite, permalink, '--include-private', '--json')
    expect([code, (JSON.parse(printed) as CiteReport).words]).toEqual([0, WORDS])
  })

  it('cannot tell where the original is not held, or where the permalink names nothing', async () => {
    rmSync(storedFile())
    expect(await verify()).toMatchObject({ code: 2, is: 'unknown', checks: [{ check: 'held' }] })
    expect(await verify('/documents/a-letter/annotations/none')).toMatchObject({ code: 2, words: null })
    expect((await run(verifyCite, '/packets/x')).code).toBe(2)
    expect((await run(verifyCite)).code).toBe(2)
  })
})

describe('throughline verify-cite of words that OCR read', () => {
  const LINE = 'stood at 1.58 Mbps in June 2014,'

  async function aScannedNote(): Promise<string> {
    writeFileSync(join(cwd, 'scan.pdf'), await aScannedPdf(1))
    await run(add, 'scan.pdf', '--document', 'a-letter')
    return `/documents/a-letter/annotations/${await pin(LINE)}`
  }

  it('recognises the page anew, and tells it from other words', async () => {
    const link = await aScannedNote()
    const report = await verify(link)
    expect(report).toMatchObject({ code: 0, is: 'true', words: LINE })
    expect(report.extractor.now).toBe(report.extractor.then)
    const altered = { exact: LINE.replace('1.58', '1.85') }
    await portal.db.annotation.updateMany({ where: { exact: LINE }, data: altered })
    const other = await verify(link)
    expect([other.code, other.difference]).toEqual([
      1,
      expect.arrayContaining([{ kind: 'added', text: '1.58 ' }]),
    ])
    await portal.db.extraction.updateMany({ where: { number: 2 }, data: { extractor: 'tesseract.js 1' } })
    await portal.db.catalogState.updateMany({ data: { revision: { increment: 1 } } })
    forgetCatalog(portal)
    expect(await verify(link)).toMatchObject({
      code: 2,
      checks: [{}, {}, { says: expect.stringContaining('by tesseract.js 1;') }],
    })
  })
})
