import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ExtractedPage } from '../../../app/domain/extraction'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { scanText, writeScans } from '../../../scripts/bench/pdfFiles'

const folder = await mkdtemp(join(tmpdir(), 'throughline-large-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the text of a file of half a gigabyte of scans is read, page by page, as that of a small one', async () => {
  const path = join(folder, 'scans.pdf')
  await writeScans(path, 128, 4 * 1024 * 1024)
  const { size } = await stat(path)
  const pages: ExtractedPage[] = []
  const { problem, flags } = await readPdf({ path, sizeBytes: size }, (page) => pages.push(page))
  expect({ problem, flags, texts: pages.map((page) => page.text) }).toEqual({
    problem: null,
    flags: [],
    texts: Array.from({ length: 128 }, (_, at) => scanText(at + 1)),
  })
})
