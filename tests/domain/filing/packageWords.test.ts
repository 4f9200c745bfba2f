import { expect, it } from 'vitest'
import { originalsInPackage } from '../../../app/domain/filing/packageWords'

it.each([
  [0, 12, 'Exhibit', 'no original: none is held for any of its exhibits'],
  [0, 1, 'Attachment', 'no original: none is held for its attachment'],
  [1, 1, 'Exhibit', 'the originals of its exhibit'],
  [3, 3, 'Annex', 'the originals of all 3 annexes'],
  [3, 12, 'Exhibit', 'the originals of 3 of its 12 exhibits; for the others none is held'],
] as const)('a package with originals of %i of %i says so', (held, total, word, says) => {
  expect(originalsInPackage({ held, total, word }, false)).toBe(`The package holds ${says}`)
})

it('a package of an earlier version, and one with redacted copies, say so', () => {
  expect(originalsInPackage(null, false)).toContain('were held when it was made')
  expect(originalsInPackage({ held: 1, total: 1, word: 'Exhibit' }, true)).toContain('redacted copies')
})
