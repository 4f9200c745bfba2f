import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pagesOfVersion } from '../../../app/catalog/versionPages.server'
import { COMMAND_LINE } from '../../../app/domain/roles'
import { PLAIN_RECEIPT } from '../../../app/ingest/receipt'
import { receiveOriginal } from '../../../app/ingest/receiveOriginal.server'
import { rebuildPages } from '../../../app/ingest/rebuildPages.server'
import { settleReceipt } from '../../../app/ingest/settleReceipt.server'
import { runJobs } from '../../../app/jobs/runJobs.server'
import type { Portal } from '../../../app/portal.server'
import { openTestPortal } from '../../openTestPortal'
import { addLetter } from '../aLetter'
import { aPdf } from '../extract/aPdf'
import { aScannedPdf, SCANNED_LINES } from '../extract/aScan'
import { STEPS_OF_READING } from '../../stepsOfReading'

let portal: Portal
async function openPortal() {
  portal = await openTestPortal()
  await addLetter(portal)
}

/** Takes a file in as a version of the letter and answers its receipt. */
async function receive(bytes: Uint8Array): Promise<{ provenanceId: string; sha256: string }> {
  async function* once() {
    yield bytes
  }
  const receipt = { ...PLAIN_RECEIPT, fileName: 'letter.pdf', method: 'command line' as const }
  const version = { documentId: 'a-letter', kind: 'original', note: '' } as const
  const received = await receiveOriginal(portal, COMMAND_LINE, { ...receipt, version }, once())
  if (!received.ok) throw new Error(JSON.stringify(received.refusal))
  return received.value
}

async function take(bytes: Uint8Array) {
  const received = await receive(bytes)
  await settleReceipt(portal, received.provenanceId, undefined, STEPS_OF_READING)
  return received
}

const textsOf = async (version: number) =>
  (await pagesOfVersion(portal, 'a-letter', version))?.map(({ text }) => text)

describe('recogniseOriginalJob', () => {
  let sha256 = ''
  beforeAll(async () => {
    await openPortal()
    sha256 = (await take(await aScannedPdf(1))).sha256
  })

  it('makes a reading of a scan, marked as OCR, and a version that is current; the first stays as it was', async () => {
    const readings = await portal.db.extraction.findMany({ where: { sha256 }, orderBy: { number: 'asc' } })
    expect(readings).toMatchObject([
      { number: 1, basedOn: null },
      { number: 2, basedOn: 1, problem: null, extractor: expect.stringContaining('tesseract.js') },
    ])
    expect(await portal.db.page.findFirst({ where: { sha256, extraction: 2 } })).toMatchObject({
      method: 'ocr',
      isOcrCandidate: false,
      confidence: expect.any(Number),
      words: expect.stringContaining('"left"'),
    })
    const versions = await portal.db.version.findMany({
      where: { documentId: 'a-letter' },
      orderBy: { currentSince: 'desc' },
    })
    expect(versions).toMatchObject([
      { number: 2, kind: 'reading', extraction: 2 },
      { number: 1, extraction: 1 },
    ])
    expect(await textsOf(1)).toEqual([''])
    expect(await textsOf(2)).toEqual([SCANNED_LINES.join('\n')])
  })

  it('writes a row of the log', async () => {
    expect(
      await portal.db.auditEntry.findFirst({ where: { action: 'original.recognise', subjectId: sha256 } }),
    ).toMatchObject({ actor: 'command line' })
  })

  it('is not done again when the text is rebuilt to the same', async () => {
    for await (const { outcome } of rebuildPages(portal)) expect(outcome).toBe('same')
    expect(await portal.db.extraction.count({ where: { sha256 } })).toBe(2)
    expect(await portal.db.job.count({ where: { kind: 'ocr' } })).toBe(1)
  })

  it('leaves a file that has its text alone', async () => {
    const letter = await take(
      await aPdf([['Dear Mr. Milch: we write of the congestion that your customers meet each evening.']]),
    )
    expect(await portal.db.job.count({ where: { kind: 'ocr', subject: letter.sha256 } })).toBe(0)
  })

  it('goes on where it was cut off, with the pages that were read', async () => {
    await openPortal()
    const { provenanceId } = await receive(await aScannedPdf(2))
    await runUntil((kind, done) => kind === 'ocr' && done >= 1)
    const [folder] = await readdir(join(portal.settings.dataDir, 'ocr'))
    const first = join(portal.settings.dataDir, 'ocr', folder!, '1.json')
    const page = JSON.parse(await readFile(first, 'utf8')) as { text: string }
    expect(page.text).toBe(SCANNED_LINES.join('\n'))
    await writeFile(first, JSON.stringify({ ...page, text: 'read before the restart' }))
    await settleReceipt(portal, provenanceId, undefined, STEPS_OF_READING)
    expect(await textsOf(2)).toEqual(['read before the restart', SCANNED_LINES.join('\n')])
    expect(await readdir(join(portal.settings.dataDir, 'ocr'))).toEqual([])
  })
})

/** Runs jobs until one has come as far as is asked, and then stops as a server does. */
async function runUntil(isFar: (kind: string, done: number) => boolean): Promise<void> {
  const stop = new AbortController()
  const watched = Object.fromEntries(
    Object.entries(STEPS_OF_READING).map(([kind, handle]) => [
      kind,
      (run: Parameters<typeof handle>[0]) =>
        handle({
          ...run,
          progress: (done, total) => {
            run.progress(done, total)
            if (isFar(kind, done)) stop.abort()
          },
        }),
    ]),
  )
  await runJobs(portal, watched, { signal: stop.signal })
}
