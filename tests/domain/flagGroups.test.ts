import { describe, expect, it } from 'vitest'
import type { Flag } from '../../app/domain/extraction'
import { groupFlags } from '../../app/domain/flagGroups'

describe('groupFlags', () => {
  it('says once what many flags say, with their pages and words', () => {
    const flags = [3, 1, 2, 7].map((page) => aFlag({ page, words: `word ${page % 2}` }))
    expect(groupFlags(flags)).toEqual([
      {
        detail: 'Words lie under a box.',
        pages: [
          { first: 1, last: 3 },
          { first: 7, last: 7 },
        ],
        words: ['word 1', 'word 0'],
      },
    ])
  })

  it('keeps apart what is said in other words, and names no page of the whole file', () => {
    const groups = groupFlags([aFlag({ page: 2 }), aFlag({ page: null, detail: 'It holds macros.' })])
    expect(groups.map(({ detail, pages }) => [detail, pages])).toEqual([
      ['Words lie under a box.', [{ first: 2, last: 2 }]],
      ['It holds macros.', []],
    ])
  })
})

function aFlag(rest: Partial<Flag>): Flag {
  return { kind: 'covered-text', page: 1, words: null, detail: 'Words lie under a box.', ...rest } as Flag
}
