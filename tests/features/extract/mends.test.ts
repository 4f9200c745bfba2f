import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { PDFJS_FOLDER } from '../../../app/extract/pdf/loadPdfjs.server'
import { DISPLAY_MENDS, mended, WORKER_MENDS } from '../../../app/extract/pdf/mends/mended'

describe.each([
  ['pdf.mjs', DISPLAY_MENDS],
  ['pdf.worker.mjs', WORKER_MENDS],
])('the mends of %s', (name, mends) => {
  const source = readFileSync(join(PDFJS_FOLDER, 'legacy', 'build', name), 'utf8')

  it.each(Object.entries(mends))(
    'find the place of %s, once, in the release that is installed',
    (_, [from]) => {
      expect(source.split(from)).toHaveLength(2)
    },
  )
})

test('code of another release is left as it is', () => {
  const other = 'export const WorkerMessageHandler = {}'
  expect(mended(other, WORKER_MENDS)).toBe(other)
})
