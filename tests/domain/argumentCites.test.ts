import { describe, expect, it } from 'vitest'
import { argumentSchema } from '../../app/domain/argument/argument'
import {
  formatReference,
  numberedParts,
  renumberReferences,
  splitReferences,
} from '../../app/domain/argument/crossReference'
import { withBlock, withMoved, withoutBlock } from '../../app/domain/argument/editing'
import { findBrokenCites, findTypedCites, makeCitesLive } from '../../app/domain/argument/typedCites'

const LABELS = new Set(['1', '2', '3', '12', 'L'])

describe('makeCitesLive', () => {
  it.each([
    ['Ex. 12 at 3-4', '{Ex. 12 at 3-4}'],
    ['Ex. 12 at 3–4', '{Ex. 12 at 3-4}'],
    ['Exhibit 12, p. 3', '{Ex. 12 at 3}'],
    ['Exhibit 12 at p. 3', '{Ex. 12 at 3}'],
    ['Exh. 12, pp. 3 to 4', '{Ex. 12 at 3-4}'],
    ['exhibit no. 12 page 3', '{Ex. 12 at 3}'],
    ['(Ex 12)', '({Ex. 12})'],
    ['Ex. L at 2', '{Ex. L at 2}'],
    ['Ex. 1 at 2; Ex. 3.', '{Ex. 1 at 2}; {Ex. 3}.'],
  ])('makes %j live', (typed, live) => {
    expect(makeCitesLive(`See ${typed}`, LABELS)).toBe(`See ${live}`)
  })

  it.each([
    'See {Ex. 12 at 3}',
    'See Ex. 9 at 1',
    'An ex. a case',
    'Ex. 12 at 4-3',
    'The index 12',
    'Ex. 123456',
  ])('leaves %j as it is', (text) => {
    expect(makeCitesLive(text, new Set(['12', 'A']))).toBe(text)
  })

  it('says where each stands', () => {
    expect(findTypedCites('{Ex. 1} and Ex. 2 at 3.', LABELS)).toEqual([
      { typed: 'Ex. 2 at 3', start: 12, end: 22, written: '{Ex. 2 at 3}' },
    ])
  })
})

describe('cites that are begun in braces and are none', () => {
  it.each([
    ['It says so {Ex. 2 at', '{Ex. 2 at', null],
    ['It says so {Ex. 2 at 1 and more.', '{Ex. 2 at 1', '{Ex. 2 at 1}'],
    ['As {Exhibit 2, p. 1} says', '{Exhibit 2, p. 1}', '{Ex. 2 at 1}'],
    ['{Ex. 3 at 4-2}', '{Ex. 3 at 4-2}', null],
    ['{Ex. 2 and 3} say', '{Ex. 2 and 3}', null],
    ['{Ex. 2 at {Ex. 3}', '{Ex. 2 at', null],
    ['{Ex.', '{Ex.', null],
    ['See {¶ 4 above', '{¶ 4', '{¶ 4}'],
    ['See {Ex. 99 at 1', '{Ex. 99 at 1', null],
    ['It says so {Ex. L at}.', '{Ex. L at}', null],
    ['It says so {Ex. L, p. }.', '{Ex. L, p. }', null],
    ['It says so {Exhibit L, page}.', '{Exhibit L, page}', null],
    ['It says so {Exhibit L, p. 2}.', '{Exhibit L, p. 2}', '{Ex. L at 2}'],
  ])('are found in %j', (text, typed, written) => {
    expect(findBrokenCites(text, LABELS).map((it) => [it.typed, it.written])).toEqual([[typed, written]])
    expect(findTypedCites(text, LABELS)).toEqual([])
    expect(makeCitesLive(text, LABELS)).toBe(written ? text.replace(typed, written) : text)
  })

  it.each([
    '{Ex. 2 at 1}',
    'The {Exhibit} of {3}',
    '{Table of contents}',
    '{Exhibit K of theirs}',
    '{Table L of theirs}',
    '{¶ 4}, {Chart 1}',
    'Ex. 2 at 1',
    '{Example 2',
  ])('are none in %j', (text) => {
    expect(findBrokenCites(text, LABELS)).toEqual([])
  })

  it('are looked for in time in braces without end', () => {
    expect(findBrokenCites('{'.repeat(50_000), LABELS)).toEqual([])
    expect(findBrokenCites(`{Ex.${' '.repeat(50_000)}`, LABELS)).toHaveLength(1)
    expect(findBrokenCites(`{Ex. 1${' , '.repeat(20_000)}`, LABELS)).toHaveLength(1)
  })
})

const BLOCKS = argumentSchema.parse([
  { kind: 'paragraph', id: 'a', text: 'One.' },
  { kind: 'section', id: 's', heading: 'Two' },
  { kind: 'paragraph', id: 'b', text: 'As {¶ 1} and {Chart 1} say.' },
  { kind: 'chart', id: 'f', series: 'index', chart: { services: ['fios'], from: '2014', to: '2015' } },
])
const words = (blocks: typeof BLOCKS) => blocks.flatMap((it) => (it.kind === 'paragraph' ? [it.text] : []))

describe('references within an argument', () => {
  it('are told from other words in braces', () => {
    const parts = splitReferences('See {¶ 14}, {Table 2} and {this}.')
    expect(
      parts.flatMap((part) => (part.kind === 'reference' ? [formatReference(part.reference)] : [])),
    ).toEqual(['¶ 14', 'Table 2'])
  })

  it('follow a paragraph that moves', () => {
    expect(words(withMoved(BLOCKS, 'a', 4))).toEqual(['As {¶ 2} and {Chart 1} say.', 'One.'])
  })

  it('follow when another paragraph comes in before it', () => {
    const more = withBlock(BLOCKS, { kind: 'paragraph', id: 'c', text: 'First.' }, 1)
    expect(words(more)).toEqual(['First.', 'One.', 'As {¶ 2} and {Chart 1} say.'])
  })

  it('keep the name of what was taken out, and find it again when it is put back', () => {
    const without = withoutBlock(BLOCKS, 'f')
    expect(words(without)[1]).toBe('As {¶ 1} and {Chart ?f} say.')
    expect(words(withBlock(without, BLOCKS[3]!, 1))[1]).toBe('As {¶ 1} and {Chart 1} say.')
  })

  it('stay as they are where they name nothing', () => {
    const parts = numberedParts(BLOCKS)
    expect(renumberReferences('{¶ 9}', parts, parts)).toBe('{¶ 9}')
  })
})

describe('withMoved', () => {
  it.each([
    ['to the end at the most', 'a', 99, ['s', 'b', 'f', 'a']],
    ['to the start at the least', 'f', -3, ['f', 'a', 's', 'b']],
    ['nowhere where there is no such part', 'x', 1, ['a', 's', 'b', 'f']],
  ])('moves a part %s', (_, id, place, order) => {
    expect(withMoved(BLOCKS, id, place).map((block) => block.id)).toEqual(order)
  })
})
