import { describe, expect, it } from 'vitest'
import { assignBates, findBates } from '../../../app/dossier/batesRanges.server'
import { openTestPortal } from '../../openTestPortal'

const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string]

describe('Bates numbers', async () => {
  const portal = await openTestPortal()
  const give = (originals: { sha256: string; pages: number }[]) =>
    portal.db.$transaction((tx) => assignBates(tx, portal, originals))
  const firsts = async () =>
    [...(await findBates(portal.db, [ONE, TWO, THREE]))].map(([, { first }]) => first).sort()

  it('are given one for each page, in the order of the originals', async () => {
    await give([
      { sha256: ONE, pages: 3 },
      { sha256: TWO, pages: 2 },
    ])
    expect(await firsts()).toEqual([1, 4])
  })

  it('stay as they were given, whatever order asks for them again', async () => {
    await give([
      { sha256: TWO, pages: 2 },
      { sha256: ONE, pages: 3 },
    ])
    expect(await firsts()).toEqual([1, 4])
  })

  it('are never given a second time, though an exhibit was dropped', async () => {
    await give([{ sha256: THREE, pages: 1 }])
    expect(await firsts()).toEqual([1, 4, 6])
  })

  it('of another matter count from 1 again', async () => {
    await portal.db.$transaction((tx) => assignBates(tx, portal, [{ sha256: ONE, pages: 3 }], 'NNP'))
    expect((await findBates(portal.db, [ONE], 'NNP')).get(ONE)).toEqual({ prefix: 'NNP', first: 1 })
  })
})
