import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCatalog } from '../../../app/catalog/changeCatalog.server'
import type { Edition } from '../../../app/domain/filing/edition'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { buildDossier, type BuildPaths } from '../../../app/dossier/buildDossier.server'
import { checkPdf, faultsOf } from '../../../app/dossier/check/checkPdf'
import { layRedacted } from '../../../app/dossier/rendering/layRedacted'
import { layPage, PRINTED } from '../../../app/dossier/rendering/layText'
import { packetPage } from '../../../app/dossier/packetPage.server'
import { heldOriginals } from '../../../app/dossier/heldOriginals.server'
import { renderInThread } from '../../../app/dossier/rendering/renderInThread.server'
import { renderedBy } from '../../../app/dossier/rendering/textRenderer'
import { renderText } from '../../../app/dossier/rendering/renderText.server'
import { askForCopy } from '../../../app/ingest/copyForBinding.server'
import { renderRedacted } from '../../../app/ingest/renderRedacted.server'
import { askForUnrendered } from '../../../app/ingest/runIntake.server'
import { settleAll } from '../../../app/ingest/settleReceipt.server'
import type { Portal } from '../../../app/portal.server'
import { nodePlatform } from '../../../app/verify/nodePlatform.server'
import { openPath } from '../../../app/verify/openPath.server'
import { verifyPackage, type Trust } from '../../../app/verify/verifyPackage'
import { redact } from '../../../app/redactions/redact.server'
import { aRecord, readPdf } from '../../aDossier'
import { takeOriginal } from '../../aPackage'
import { aStoredPacket } from '../../aPacket'
import { openTestPortal } from '../../openTestPortal'
import { signIn, type TestVisitor } from '../../signIn'
import { aWarc } from '../../aWarc'
import { aZip } from '../../aZip'
import { aDocx, aParagraph } from '../../aDocx'

const TEXT = `Dear Mr. Hyman:\n\n    Indented, and 한국어 too.\n${'A line of the letter.\n'.repeat(90)}\nThe last word.\n`
const PAYMENTS = Array.from({ length: 100 }, (_, at) => `Verizon will pay Hexaploid for port ${at}.\n`).join(
  '',
)
/** Words that every PDF of ours has in its syntax, its metadata or its print. */
const SYNTAX_WORDS = 'Adobe and Identity met the minor.\nA rendering of it.\nNothing else.\n'
const MAIL =
  'From: A <a@example.com>\nSubject: Congested ports\nDate: Mon, 9 Jun 2014 10:00:00 +0000\n\nThe ports are full.\n'
const PAGE =
  '<!doctype html><html><head><title>Speeds</title></head><body><h1>Speeds</h1><p>They fell in June.</p></body></html>'

const HTML = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8'

let portal: Portal
let editor: TestVisitor
let folder: string
const hashes: Record<string, string> = {}
beforeAll(async () => {
  portal = await openTestPortal()
  folder = await mkdtemp(join(tmpdir(), 'throughline-rendering-test-'))
  editor = await signIn(portal, 'editor')
  for (const id of [
    'a-mailbox',
    'a-capture',
    'a-packed-capture',
    'a-text',
    'a-mail',
    'a-word-file',
    'a-web-page',
    'an-arabic-text',
    'a-redacted-text',
    'a-text-of-common-words',
  ]) {
    const record = aRecord({ kind: 'document', id, title: id })
    await changeCatalog(portal, COMMAND_LINE, [{ do: 'add', record, origin: { from: 'portal' } }])
  }
  const take = async (id: string, bytes: Buffer, fileName: string) =>
    (hashes[id] = await takeOriginal(portal, bytes, { fileName }, id))
  await take('a-text', Buffer.from(TEXT), 'letter.txt')
  await take('a-mail', Buffer.from(MAIL), 'mail.eml')
  await take('a-word-file', await aDocx(aParagraph('Dear Sir') + aParagraph('Yours')), 'memo.docx')
  await take('a-web-page', Buffer.from(PAGE), 'page.html')
  const mails = [MAIL, MAIL.replace('full', 'fuller')]
  const mailbox = mails.map((mail) => `From a@example.com Mon Jun  9 10:00:00 2014\n${mail}\n`).join('')
  await take('a-mailbox', Buffer.from(mailbox), 'letters.mbox')
  const css = { url: 'https://example.org/s.css', http: HTML.replace('html', 'css'), body: 'p {}' }
  const speeds = { url: 'https://example.org/speeds', http: HTML, body: PAGE }
  const ports = { url: 'https://example.org/ports', http: HTML, body: PAGE.replaceAll('Speeds', 'Ports') }
  await take('a-capture', aWarc([speeds, css, ports]), 'speeds.warc')
  const datapackage = '{"profile":"data-package","resources":[]}'
  const packed = { 'archive/a.warc': aWarc([speeds]), 'datapackage.json': datapackage }
  await take('a-packed-capture', await aZip(packed), 'speeds.wacz')
  await take('an-arabic-text', Buffer.from('A word in Arabic: \u0633\u0644\u0627\u0645\n'), 'arabic.txt')
  await take('a-redacted-text', Buffer.from(PAYMENTS), 'contract.txt')
  await take('a-text-of-common-words', Buffer.from(SYNTAX_WORDS), 'names.txt')
  const typed = { fileName: 'transcription.txt', method: 'transcription' } as const
  await takeOriginal(portal, Buffer.from('Dear Sir'), typed, 'a-word-file')
  await settleAll(portal)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The pages of the dossier of these exhibits, checked, and those of renderings. */
async function build(ids: string[], paths: Partial<BuildPaths> = {}) {
  const { packet } = await aStoredPacket(portal, editor.viewer, ids)
  const path = join(folder, `${packet.id}.pdf`)
  const built = await buildDossier(portal, editor.viewer, packet.id, { path, ...paths })
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  const bytes = new Uint8Array(await readFile(path))
  expect(faultsOf(await checkPdf(bytes))).toEqual([])
  const { pages } = await readPdf(bytes)
  return {
    pages,
    all: pages.join(' '),
    bound: pages.filter((text) => /Rendering of the (preserved text|redacted copy) of/.test(text)),
  }
}

async function failuresIn(path: string) {
  const opened = await openPath(path)
  try {
    if (opened.kind !== 'bag') throw new Error(opened.kind)
    const trust: Trust = { key: null, keyFrom: 'given', authorities: [] }
    const { checks } = await verifyPackage(opened.bag, nodePlatform, trust)
    return checks.filter(({ outcome }) => outcome === 'FAIL')
  } finally {
    await opened.close()
  }
}

describe('an original that is a text', () => {
  it('is bound as a rendering: each page headed, counted, numbered once, with all its words', async () => {
    const packagePath = join(folder, 'package.zip')
    const { bound, all } = await build(['a-text'], { packagePath })
    expect(bound.length).toBeGreaterThan(1)
    bound.forEach((text, index) => {
      expect(text).toContain(
        `Rendering of the preserved text of “letter.txt” Page ${index + 1} of ${bound.length}`,
      )
      expect(text).toContain(`SHA-256 ${hashes['a-text']}; the original is in the evidence package`)
      expect(text).toContain(`Ex. 1, page ${index + 1} of ${bound.length}`)
    })
    const numbers = bound.map((text) => text.match(/TL-\d{7}/)![0])
    expect(new Set(numbers).size).toBe(bound.length)
    expect(bound.join(' ').match(/A line of the letter\./g)).toHaveLength(90)
    expect(bound[0]).toContain('Indented, and 한국어 too.')
    expect(bound.at(-1)).toContain('The last word.')
    expect(all).toMatch(/rendered on \d pages, .* bound in whole behind it/)
    expect(all).toContain('Bound as A rendering, the text that was read from it set on pages of ours')
    expect(await failuresIn(packagePath)).toEqual([])
  })

  it('keeps the rendering whose pages were numbered', async () => {
    const madeOf = hashes['a-text']!
    await portal.db.copy.updateMany({ where: { madeOf }, data: { maker: 'an earlier release' } })
    await portal.db.$transaction((tx) =>
      askForCopy(tx, portal, COMMAND_LINE, { sha256: madeOf, pageCount: 1 }),
    )
    await settleAll(portal)
    expect(await portal.db.copy.findMany({ where: { madeOf } })).toMatchObject([
      { maker: 'an earlier release' },
    ])
    expect(await portal.db.job.count({ where: { subject: madeOf, problem: { contains: 'Bates' } } })).toBe(1)
  })

  it('is so whether it is a mail, a Word file or a web page; one in letters that no typeface has is held beside', async () => {
    const { bound, all } = await build(['a-mail', 'a-word-file', 'a-web-page', 'an-arabic-text'])
    expect(bound).toHaveLength(3)
    expect(all).toMatch(/transcription\.txt, [^.]* bytes, text\/plain, held beside this file/)
    expect(bound[0]).toMatch(
      /“mail\.eml”.*From: A <a@example\.com> .*Subject: Congested ports The ports are full\./,
    )
    expect(bound[1]).toMatch(/“memo\.docx”.*Dear Sir.*Yours/)
    expect(bound[2]).toMatch(/“page\.html”.*Speeds.*They fell in June\./)
    expect(all).toMatch(/arabic\.txt, [^.]* bytes, text\/plain, held beside this file/)
    expect(all).toMatch(
      /arabic\.txt, text\/plain, [^.]* bytes Received [^.]* Held beside this file, not bound in/,
    )
    expect(all).toMatch(
      /Rendering of its text, application\/pdf, .{0,60}TL-\d+ .{0,20}Made 2026-.*?Bound in, every page/,
    )
    const job = await portal.db.job.findFirst({ where: { kind: 'copy', subject: hashes['an-arabic-text'] } })
    expect(job?.problem).toMatch(/“\u0633” \(U\+0633\)/)
  })

  it('that cannot be bound blocks the packet with why, in the workspace and in the file, as does a cite to a page of it', async () => {
    const { packet } = await aStoredPacket(portal, editor.viewer, ['an-arabic-text', 'a-word-file'])
    const introduction = 'See {Ex. 1 at 2}, and {Ex. 2 at 1}.'
    await portal.db.packet.update({ where: { id: packet.id }, data: { introduction } })
    const { findings, isFilingReady } = (await packetPage(portal, editor.viewer, packet.id))!
    expect(isFilingReady).toBe(false)
    const said = findings.filter(({ blocks }) => blocks).map(({ says }) => says)
    expect(said).toContainEqual(
      expect.stringMatching(/^Ex\. 1: “arabic\.txt” is held beside the file, .* has U\+0633, which is/),
    )
    expect(said).toContainEqual(
      expect.stringContaining('cites Ex. 1 at 2, but no page of that exhibit is bound in'),
    )
    expect(said.join(' ')).not.toMatch(/memo\.docx|transcription\.txt|cites Ex\. 2/)
  })

  it('is so where it is a mailbox or a web capture, with each of their texts', async () => {
    const { bound } = await build(['a-mailbox', 'a-capture', 'a-packed-capture'])
    expect(bound).toHaveLength(5)
    const found = bound.map((text) => [
      /“(.+?)” (text page \d)?/.exec(text)!.slice(1),
      /The ports are \w+|(Speeds|Ports) They fell/.exec(text)![0],
    ])
    expect(found).toEqual([
      [['letters.mbox', 'text page 1'], 'The ports are full'],
      [['letters.mbox', 'text page 2'], 'The ports are fuller'],
      [['speeds.warc', 'text page 1'], 'Speeds They fell'],
      [['speeds.warc', 'text page 2'], 'Ports They fell'],
      [['speeds.wacz', undefined], 'Speeds They fell'],
    ])
  })

  it('has in the public version, where words of it are redacted, the same pages without them, under the same numbers', async () => {
    const ids = ['a-redacted-text', 'a-mail']
    const numbersOf = ({ bound }: Awaited<ReturnType<typeof build>>) =>
      bound.map((text) => text.match(/TL-\d{7}/)![0])
    const before = numbersOf(await build(ids))
    const words = { kind: 'words', words: 'Hexaploid', code: 'CONF' } as const
    await redact(portal, editor.viewer, 'a-redacted-text', 1, words)
    await settleAll(portal)
    const packagePath = join(folder, 'redacted.zip')
    const [open, closed] = [await build(ids, { packagePath }), await build(ids, { edition: 'confidential' })]
    expect([numbersOf(open), numbersOf(closed)]).toEqual([before, before])
    expect(open.pages.length).toBe(closed.pages.length)
    expect(open.all).not.toContain('Hexaploid')
    expect(open.bound[0]).toContain('Rendering of the redacted copy of the text of this document Page 1 of 3')
    expect(open.bound[0]).toContain('Verizon will pay [CONF] for port 0.')
    expect(open.bound.join(' ').match(/for port \d+\./g)).toEqual(
      closed.bound.join(' ').match(/for port \d+\./g),
    )
    expect(closed.bound.join(' ').match(/Hexaploid/g)).toHaveLength(100)
    expect(await failuresIn(packagePath)).toEqual([])
  })

  it('is bound in both versions where what was taken out is a word that every file of ours has, and refused where one says it', async () => {
    const id = 'a-text-of-common-words'
    for (const words of ['Adobe', 'Identity', 'rendering'])
      await redact(portal, editor.viewer, id, 1, { kind: 'words', words, code: 'CONF' })
    await redact(portal, editor.viewer, id, 1, { kind: 'words', words: 'minor', code: 'MINOR' })
    await settleAll(portal)
    const packagePath = join(folder, 'common.zip')
    const [open, closed] = [
      await build([id], { packagePath }),
      await build([id], { edition: 'confidential' }),
    ]
    expect(open.bound[0]).toContain('[CONF] and [CONF] met the [MINOR]. A [CONF] of it.')
    expect(closed.bound[0]).toContain('Adobe and Identity met the minor.')
    expect(await failuresIn(packagePath)).toEqual([])
    const { packet } = await aStoredPacket(portal, editor.viewer, [id])
    await portal.db.packet.update({ where: { id: packet.id }, data: { introduction: 'Of Adobe. {Ex. 1}' } })
    const saying = buildDossier(portal, editor.viewer, packet.id, { path: join(folder, 'saying.pdf') })
    await expect(saying).rejects.toThrow(/Page \d+ of the dossier has words .* “Adobe”/)
  })

  it('is held beside both versions without a redacted rendering of the same pages, which is made at the next start', async () => {
    const renderings = { where: { purpose: 'redacted-rendering' } }
    const boundIn = async (edition: Edition) => (await build(['a-redacted-text'], { edition })).bound.length
    await portal.db.copy.updateMany({ ...renderings, data: { pages: 7 } })
    expect([await boundIn('public'), await boundIn('confidential')]).toEqual([0, 0])
    await portal.db.copy.deleteMany(renderings)
    await askForUnrendered(portal)
    await settleAll(portal)
    expect(await boundIn('public')).toBe(3)
    await askForUnrendered(portal)
    expect(await portal.db.job.count({ where: { kind: 'redact', state: 'queued' } })).toBe(0)
  })

  it('whose redacted rendering fails is redacted without one; one that was cancelled is not', async () => {
    const rendering = (signal: AbortSignal) => {
      const base = { sha256: hashes['a-redacted-text']!, extraction: 1 }
      const reading = { extractor: 'a reader', original: { mediaType: 'text/plain' } }
      // Stretches that are none: the worker stumbles over them.
      const copy = { sha256: 'f'.repeat(64), of: { removed: null, telling: null, boxes: 0 } }
      return renderRedacted({ portal, signal } as never, { ...base, reading }, copy as never)
    }
    expect(await rendering(new AbortController().signal)).toMatchObject({
      ok: false,
      refusal: expect.stringMatching(/^The rendering could not be made: .*holds the redacted copy beside/),
    })
    await expect(rendering(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('has its redacted rendering by the maker of the whole one, or its job says that the numbered pages stay', async () => {
    const id = 'a-redacted-text'
    const madeOf = hashes[id]!
    const [before] = await portal.db.extraction.findMany({ where: { sha256: madeOf } })
    const setBy = async (extractor: string) => {
      const data = { maker: renderedBy(extractor) }
      await portal.db.copy.updateMany({ where: { madeOf, purpose: 'standard' }, data })
      await askForUnrendered(portal)
      await settleAll(portal)
      return (await heldOriginals(portal, [id])).get(id)![0]!.copy?.maker
    }
    await portal.db.extraction.create({ data: { ...before!, number: 2, extractor: 'a later reader' } })
    expect(await setBy('a later reader')).toBe(renderedBy('a later reader'))
    expect(await setBy('a reader of another text')).toBeUndefined()
    const said = { state: 'done', problem: { contains: 'Bates numbers' } }
    expect(await portal.db.job.count({ where: { kind: 'redact', subject: id, ...said } })).toBe(1)
  })

  it('is given up where it takes too long, and the next is made', async () => {
    const { signal } = new AbortController()
    const original = { sha256: 'f'.repeat(64), fileName: null, mediaType: 'text/plain' }
    const render = (text: string, timeoutMs: number) => {
      const task = { to: join(folder, 'late.pdf'), original: { ...original, pages: [{ number: 1, text }] } }
      return renderInThread({ ...task, mostPages: 10 }, { timeoutMs, signal })
    }
    const [late, next] = await Promise.allSettled([render(TEXT, 0), render('A line.', 60_000)])
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'too-slow' } })
    expect(next).toMatchObject({ status: 'fulfilled', value: { pages: 1 } })
  })

  it('is ended where it goes on past its time without a pause, and the next is made', async () => {
    const { signal } = new AbortController()
    const original = { sha256: 'f'.repeat(64), fileName: null, mediaType: 'text/plain' }
    const render = (text: string, timeoutMs: number) => {
      const task = {
        to: join(folder, `${timeoutMs}.pdf`),
        original: { ...original, pages: [{ number: 1, text }] },
      }
      return renderInThread({ ...task, mostPages: 10 }, { timeoutMs, stopMs: 50, signal })
    }
    // One line of so many words takes seconds to lay out, in which nothing else is heard.
    const all = [render('A line.', 60_000), render('word '.repeat(4_000_000), 400), render('A line.', 60_001)]
    expect(await Promise.allSettled(all)).toMatchObject([
      { value: { pages: 1 } },
      { reason: { code: 'too-slow' } },
      { value: { pages: 1 } },
    ])
  })

  it('gives the same bytes each time, which keep the standard by themselves', async () => {
    const given = {
      sha256: 'f'.repeat(64),
      fileName: 'a.txt',
      mediaType: 'text/plain',
      pages: [{ number: 1, text: TEXT }],
    }
    const options = { mostPages: 10, signal: new AbortController().signal }
    const paths = ['one.pdf', 'two.pdf'].map((name) => join(folder, name))
    for (const path of paths) await renderText(path, given, options)
    const [one, two] = await Promise.all(paths.map((path) => readFile(path)))
    expect(one!.equals(two!)).toBe(true)
    expect(faultsOf(await checkPdf(new Uint8Array(one!)))).toEqual([])
  })
})

describe('the text of a rendering', () => {
  const lay = (text: string) => layPage({ number: 1, text }, PRINTED, (it) => [...it].length * 10)
  const wordsOf = (text: string) =>
    lay(text).map(({ lines }) => lines.map(({ segments }) => segments.map((it) => it.text).join('')))

  it('keeps the spaces of a line that fits, and breaks a longer one between its words', () => {
    const words = 'word '.repeat(12).trim()
    expect(wordsOf(`June    1.58\n${words}`)).toEqual([['June    1.58', words.slice(0, 49), 'word word']])
    expect(lay('    set in')[0]!.lines[0]!.segments[0]!.x - lay('set')[0]!.lines[0]!.segments[0]!.x).toBe(40)
  })

  it('fills lines of a script without spaces', () => {
    expect(wordsOf('東'.repeat(120))[0]!.map((line) => line.length)).toEqual([50, 50, 20])
  })

  it('goes on on the next page, in the same paragraph', () => {
    const [first, second] = lay('A line.\n'.repeat(50))
    expect(first!.lines.length + second!.lines.length).toBe(50)
    expect([first!.lines[0]!.beginsParagraph, second!.lines[0]!.beginsParagraph]).toEqual([true, false])
  })
})

describe('the text of a redacted rendering', () => {
  const widthOf = (text: string) => [...text].length * 10
  /** What stands on each page without what is named, reasons in brackets, and the sizes of letters. */
  function redacted(text: string, ...gone: string[]) {
    const page = { number: 1, text }
    const whole = layPage(page, PRINTED, widthOf)
    const removed = gone
      .map((words) => ({ page: 1, start: text.indexOf(words), end: text.indexOf(words) + words.length }))
      .map((it) => ({ ...it, code: 'CONF' as const }))
    const laid = layRedacted(
      page,
      whole,
      removed,
      PRINTED,
      (it, _, size) => ([...it].length * 10 * size) / 11,
    )!
    expect(laid).toHaveLength(whole.length)
    return laid.map(({ lines, size }) => ({
      size,
      lines: lines.map(({ segments }) => segments.map((it) => it.text).join('')),
      isParagraph: lines[0]?.beginsParagraph,
    }))
  }

  it('ends each page where that of the whole text ends, however much is taken out', () => {
    const lines = Array.from({ length: 50 }, (_, at) => `  Line ${at}.`)
    const [first, second] = redacted(lines.join('\n'), lines.slice(3, 30).join('\n'))
    expect(first!.lines.slice(2, 5)).toEqual(['Line 2.', '[CONF]', 'Line 30.'])
    expect(first!.lines).toHaveLength(14)
    expect([second!.lines[0], second!.isParagraph]).toEqual(['Line 40.', false])
  })

  it('says the reason on each page that a long stretch went over, and sets the rest of its line below', () => {
    const words = Array.from({ length: 900 }, (_, at) => `w${100 + at}`)
    const [first, second] = redacted(words.join(' '), words.slice(395, 415).join(' '))
    expect([first!.lines.at(-1)!.endsWith('w494 [CONF]'), second!.lines[0]]).toEqual([
      true,
      expect.stringMatching(/^\[CONF\] w515 /),
    ])
  })

  it('sets a page tighter that its reasons fill', () => {
    const text = Array.from(
      { length: 40 },
      (_, at) => `A line with the letter ${'xyz'[at % 3]} in it, and at z.`,
    ).join('\n')
    const all = [...text.matchAll(/\b[xyz]\b/g)].map(({ index }) => ({ start: index, end: index + 1 }))
    const page = { number: 1, text }
    const removed = all.map((it) => ({ ...it, page: 1, code: 'MINOR' as const }))
    const laid = layRedacted(
      page,
      layPage(page, PRINTED, widthOf),
      removed,
      PRINTED,
      (it, _, size) => ([...it].length * 10 * size) / 11,
    )
    expect(laid).toHaveLength(1)
    expect(laid![0]!.size).toBeLessThan(PRINTED.size)
    expect(
      laid![0]!.lines.flatMap(({ segments }) => segments.filter((it) => it.text === '[MINOR]')),
    ).toHaveLength(all.length)
  })

  it('takes a character whole that was marked in part', () => {
    expect(redacted('Ports \u{1f600} full', '\ud83d')[0]!.lines).toEqual(['Ports [CONF] full'])
  })
})
