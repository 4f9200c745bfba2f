import { describe, expect, it } from 'vitest'
import { cutVolumes, volumePath } from '../../../app/domain/filing/volumes'

const LIMITS = { mostBytes: 25, mostFiles: 5, repeatedBytes: 1, firstBytes: 2 }

describe('cutVolumes', () => {
  it('leaves a dossier whole that fits', () => {
    expect(cutVolumes([10, 13], LIMITS)).toMatchObject({
      ok: true,
      value: [{ number: 1, of: 1, first: 0, end: 2 }],
    })
  })

  it('cuts between exhibits, and counts what each volume repeats', () => {
    const cut = cutVolumes([10, 14, 10, 15, 9], LIMITS)
    expect(cut.ok && cut.value.map(({ first, end }) => [first, end])).toEqual([
      [0, 1],
      [1, 3],
      [3, 5],
    ])
  })

  it('names an exhibit that no volume can hold', () => {
    expect(cutVolumes([3, 25], LIMITS)).toEqual({
      ok: false,
      refusal: { reason: 'exhibit-too-large', exhibit: 1 },
    })
  })

  it('says how many files there would be where the forum takes fewer', () => {
    const refusal = { reason: 'too-many-volumes', volumes: 6 }
    expect(
      cutVolumes(
        Array.from({ length: 6 }, () => 20),
        LIMITS,
      ),
    ).toEqual({ ok: false, refusal })
    expect(
      cutVolumes(
        Array.from({ length: 6 }, () => 20),
        { ...LIMITS, mostFiles: null },
      ).ok,
    ).toBe(true)
  })
})

it.each([
  ['file.pdf', 1, 'file.pdf'],
  ['file.pdf', 3, 'file-2.pdf'],
  ['/a.b/file', 3, '/a.b/file-2'],
])('calls the second volume of %s, of %i, %s', (path, of, called) => {
  expect(volumePath(path, { number: of === 1 ? 1 : 2, of })).toBe(called)
})
