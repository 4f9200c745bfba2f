import { describe, expect, it } from 'vitest'
import type { Extraction } from '../../../app/domain/extraction'
import { aPdf } from './aPdf'
import { aCleanFiling } from './cleanFiling'
import { extract, useOriginals } from './extracting'
import { HOSTILE } from './hostilePdfs'

useOriginals()

const LIMITS = { timeoutMs: 30_000, memoryMb: 768 }
const read = (bytes: Uint8Array) => extract(bytes, { limits: LIMITS })

/** An extraction says clearly what came of a file: it has text, or says why not. */
function isClear({ pages, problem, flags }: Extraction): boolean {
  return problem !== null || pages.some((page) => page.text !== '') || flags.length > 0 || pages.length > 0
}

describe('hostile and broken PDFs', () => {
  it.each(HOSTILE)(
    'comes to a clear end with $name, and reads the next file',
    async ({ build }) => {
      const read = await extract(build(), { limits: LIMITS })
      expect(isClear(read)).toBe(true)
      expect((await extract(await aPdf([['Still here.']]))).pages[0]!.text).toBe('Still here.')
    },
    60_000,
  )

  it('comes to a clear end with a file cut off at each tenth', async () => {
    const whole = await aCleanFiling(10, 1)
    for (let tenth = 1; tenth < 10; tenth++) {
      expect(isClear(await read(whole.subarray(0, Math.floor((whole.length * tenth) / 10))))).toBe(true)
    }
  }, 120_000)

  it('names a page that unpacks to a gigabyte, and never unpacks it', async () => {
    const bomb = HOSTILE.find((it) => it.name === 'a page that unpacks to a gigabyte')!
    const { flags, pages } = await read(bomb.build())
    expect(flags).toMatchObject([{ kind: 'too-costly', page: 1 }])
    expect(pages).toMatchObject([{ text: '', method: 'none' }])
  }, 60_000)

  it.each(['no cross-reference', 'a cross-reference that says of more objects than it has'])(
    'reads a file with %s',
    async (name) => {
      const { pages } = await read(HOSTILE.find((it) => it.name === name)!.build())
      expect(pages[0]!.text).toBe('Words that stay.')
    },
  )

  it('says that ten thousand pages are too many', async () => {
    const { problem } = await read(HOSTILE.find((it) => it.name === 'ten thousand pages')!.build())
    expect(problem).toMatchObject({ reason: 'too-many-pages' })
  })
})
