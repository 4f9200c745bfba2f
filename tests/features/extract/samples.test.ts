import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Extraction } from '../../../app/domain/extraction'
import { extractOriginal } from '../../../app/extract/extractOriginal.server'
import { openPart } from '../../../app/extract/openPart.server'

/** Where real files of others lie beside a clone, for those who have them. They are not part of the project. */
const SAMPLES = ['../shared/samples', '../../shared/samples']
  .map((path) => join(process.cwd(), path))
  .find(existsSync)
if (!SAMPLES) console.info('Not read: real files of each format; there is no folder ../shared/samples here.')

const fileOf = (name: string) => ({
  path: join(SAMPLES!, name),
  sizeBytes: statSync(join(SAMPLES!, name)).size,
})

async function read(name: string): Promise<Extraction> {
  const answer = await extractOriginal(fileOf(name))
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

const valueOf = ({ facts }: Extraction, name: string) =>
  facts.metadata.find((it) => it.name === name)?.value ?? null

describe.skipIf(!SAMPLES)('a real file', () => {
  it.each(['eml', 'mbox', 'html', 'warc', 'wacz', 'docx', 'images', 'documentcloud', 'pdf'])(
    'of %s is read, with a state that says so',
    async (folder) => {
      for (const name of readdirSync(join(SAMPLES!, folder))) {
        const { pages, problem } = await read(join(folder, name))
        expect({ name, problem, has: pages.length > 0 }).toEqual({ name, problem: null, has: true })
      }
    },
  )

  it('that is a mailbox has its three messages, each with the time at which it was written', async () => {
    const { mediaType, parts } = await read('mbox/complex.mbox')
    expect(mediaType).toBe('application/mbox')
    expect(parts.map(({ title, capturedAt }) => [title, capturedAt])).toEqual([
      ['Re: question about when shuffle/sort start working', '2009-06-01T04:26:31Z'],
      ['Re: question about when shuffle/sort start working', '2009-06-01T05:30:49Z'],
      ['Re: question about when shuffle/sort start working', '2009-06-01T06:03:13Z'],
    ])
  })

  it('that is a mailbox of messages without headers has two, without subject and date', async () => {
    const { parts, pages } = await read('mbox/simple.mbox')
    expect(parts.map(({ title, capturedAt }) => [title, capturedAt])).toEqual([
      ['Message 1', null],
      ['Message 2', null],
    ])
    expect(pages.map(({ text }) => text)).toEqual(['Test content 1', 'Test content 2'])
  })

  it('that a court sent is a mail with its case and its words', async () => {
    const notice = await read('eml/pacer-notice-of-electronic-filing.eml')
    expect(notice).toMatchObject({ mediaType: 'message/rfc822', facts: { date: '2022-03-02' } })
    expect(notice.pages[0]!.text).toContain('Case Number:')
    expect(notice.facts.metadata.filter(({ name }) => name === 'Received').length).toBeGreaterThan(2)
  })

  it('that is a mail with a PDF gives it out as it was attached', async () => {
    const { parts } = await read('eml/attachment_pdf.eml')
    expect(parts).toMatchObject([
      { role: 'attachment', fileName: 'broken.pdf', declaredType: 'application/pdf' },
    ])
    const opened = await openPart(fileOf('eml/attachment_pdf.eml'), parts[0]!.path)
    if (!opened.ok) throw new Error(opened.refusal)
    expect((await opened.value.stream.toArray()).length).toBeGreaterThan(0)
    expect(opened.value.sizeBytes).toBe(parts[0]!.sizeBytes)
  })

  it('that is a capture has its records, its page and its digests, packed or not', async () => {
    for (const name of ['example.warc', 'example.warc.gz']) {
      const capture = await read(`warc/${name}`)
      expect(valueOf(capture, 'Records')).toBe('2 warcinfo, 1 response, 2 request, 1 revisit')
      expect(capture.parts).toMatchObject([
        { title: 'Example Domain', sourceUrl: 'http://example.com/', capturedAt: '2017-03-06T04:02:06Z' },
      ])
      expect(capture.facts.digests.every(({ isRight }) => isRight)).toBe(true)
      expect(capture.pages[0]!.text).toContain(
        'This domain is established to be used for illustrative examples',
      )
    }
  })

  it('that is a signed capture names its signer, and that the bytes are those that were signed', async () => {
    const { facts } = await read('wacz/valid_signed_example_1.wacz')
    expect(facts.signatures).toEqual([
      {
        signer: 'btrix-sign-test.webrecorder.net',
        signedAt: '2022-01-18T19:00:12Z',
        isIntact: true,
        coversWholeFile: true,
      },
    ])
    expect(facts.digests.filter(({ isRight }) => !isRight)).toEqual([])
  })

  it('that is a Word file has its footnotes, comments and tables', async () => {
    expect((await read('docx/footnotes.docx')).pages[0]!.text).toContain('A tachyon walks into a bar.')
    expect(
      valueOf(await read('docx/comments.docx'), 'Comment by Michael Williamson, 2016-07-03T15:10:00Z'),
    ).toBe('A tachyon walks into a bar.')
    expect((await read('docx/tables.docx')).pages[0]!.text).toBe(
      'Above\n\nTop left\tTop right\nBottom left\tBottom right\n\nBelow',
    )
  })

  it('that is a scan has a page to be recognised', async () => {
    expect((await read('images/typewriter.png')).pages).toMatchObject([
      { method: 'none', isOcrCandidate: true },
    ])
  })
})
