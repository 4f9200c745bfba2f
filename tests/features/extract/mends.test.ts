import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { loadPdfjs, PDFJS_FOLDER } from '../../../app/extract/pdf/loadPdfjs.server'
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

test.each([true, false])('the thread keeps its own JSON and push, pages being drawn: %s', async (isDrawn) => {
  await loadPdfjs({ isDrawn })
  // core-js's stand-ins are functions of JavaScript, which have a prototype; what V8 brings has none.
  const standIns = [JSON.stringify, JSON.parse, Array.prototype.push].filter((own) => 'prototype' in own)
  expect(standIns).toEqual([])
})
