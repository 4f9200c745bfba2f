import { describe, expect, it } from 'vitest'
import type { Flag } from '../../../app/domain/extraction'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { aCleanFiling } from './cleanFiling'
import { drawn } from './drawnPdf'
import { aFile, useOriginals } from './extracting'
import { TWINS } from './redactionTwins'

useOriginals()

const KINDS = new Set(['covered-text', 'invisible-text', 'text-outside-page', 'text-in-annotation'])

async function hiddenIn(bytes: Uint8Array): Promise<Flag[]> {
  const { flags } = await readPdf(await aFile(bytes), () => undefined)
  return flags.filter((flag) => KINDS.has(flag.kind))
}

describe('words that nobody sees', () => {
  const hiding = TWINS.filter((twin) => twin.kind !== null)
  const seeming = TWINS.filter((twin) => twin.kind === null)

  it.each(hiding)('finds each word of $name', async ({ build, kind }) => {
    for (const seed of [1, 2, 3]) {
      const { bytes, words } = await build(seed)
      const found = await hiddenIn(bytes)
      expect(found.map((flag) => flag.kind)).toEqual([kind])
      expect(found[0]!.words!.replaceAll(' ¶ ', ' ').split(' ').sort()).toEqual([...words].sort())
    }
  })

  it.each(seeming)('has nothing to say of $name', async ({ build }) => {
    for (const seed of [1, 2, 3]) expect(await hiddenIn((await build(seed)).bytes)).toEqual([])
  })

  it('finds where a line goes on that runs off its page', async () => {
    const bytes = await drawn((pdf) =>
      pdf.addPage().text('The line begins in sight, ends with hiddenword', 470, 300, { lineBreak: false }),
    )
    const [flag, ...more] = await hiddenIn(bytes)
    expect(flag).toMatchObject({ kind: 'text-outside-page', page: 1 })
    expect(flag!.words!.split(' ')).toContain('hiddenword')
    expect(more).toEqual([])
  })

  it('has nothing to say of a clean filing of fifty pages', async () => {
    for (const seed of [1, 2]) expect(await hiddenIn(await aCleanFiling(50, seed))).toEqual([])
  }, 60_000)
})
