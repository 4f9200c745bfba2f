import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PDFJS_FOLDER } from '../../../app/extract/pdf/loadPdfjs.server'
import { mended, MENDS } from '../../../app/extract/pdf/mendedWorker.server'

const source = readFileSync(join(PDFJS_FOLDER, 'legacy', 'build', 'pdf.worker.mjs'), 'utf8')

test.each(Object.entries(MENDS))(
  '%s finds its place, once, in the release that is installed',
  (_, [from]) => {
    expect(source.split(from)).toHaveLength(2)
  },
)

test('code of another release is left as it is', () => {
  expect(mended('export const WorkerMessageHandler = {}')).toBe('export const WorkerMessageHandler = {}')
})
