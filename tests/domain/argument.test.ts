import { describe, expect, it } from 'vitest'
import { placeBehind } from '../../app/domain/argument/editing'
import { splitText } from '../../app/domain/argument/splitText'
import { argumentSchema, paragraphNumbers, recordsOfArgument } from '../../app/domain/argument/argument'

const section = (id: string, heading = 'What was said') => ({ kind: 'section', id, heading })
const paragraph = (id: string, text = 'It was said {Ex. 1}.') => ({ kind: 'paragraph', id, text })

describe('argumentSchema', () => {
  it('takes sections, paragraphs, chronologies, tables and charts in one order', () => {
    const blocks = [
      section('s'),
      paragraph('p'),
      { kind: 'chronology', id: 'c', entries: [{ record: 'letter' }] },
      { kind: 'comparison', id: 't', statements: ['letter.1'], series: 'index', services: ['fios'] },
      {
        kind: 'chart',
        id: 'f',
        series: 'index',
        chart: { services: ['fios'], from: '2014-01', to: '2014-12' },
      },
    ]
    expect(argumentSchema.parse(blocks).map(({ kind }) => kind)).toEqual([
      'section',
      'paragraph',
      'chronology',
      'comparison',
      'chart',
    ])
  })

  it('gives a block without an id one of its place that no other has', () => {
    const { id: _, ...bare } = paragraph('x')
    expect(argumentSchema.parse([paragraph('b2'), bare]).map(({ id }) => id)).toEqual(['b2', 'b2-2'])
  })

  it('refuses two blocks under one id, at the second', () => {
    const read = argumentSchema.safeParse([paragraph('p'), section('p')])
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[1, 'id']])
  })

  it.each([
    ['a section without a heading', section('s', ' ')],
    ['a heading that cites', section('s', 'As {Ex. 1} shows')],
    ['an empty paragraph', paragraph('p', ' \n ')],
    ['a chronology of nothing', { kind: 'chronology', id: 'c', entries: [] }],
    ['a block of no kind', { kind: 'verse', id: 'v' }],
  ])('refuses %s', (_, block) => {
    expect(argumentSchema.safeParse([block]).success).toBe(false)
  })
})

describe('paragraphNumbers', () => {
  it('counts paragraphs through sections', () => {
    const blocks = argumentSchema.parse([paragraph('a'), section('s'), paragraph('b')])
    expect([...paragraphNumbers(blocks)]).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })
})

describe('splitText', () => {
  it('makes a section of each heading and a paragraph of each stretch, with what goes on under it', () => {
    const text = 'First.\n\n## Heading\nSecond\nline.\n\n> Quoted.\n\n- a\n- b\n\n\n  \nThird.\n'
    expect(splitText(text, (index) => `b${index}`)).toEqual([
      { kind: 'paragraph', id: 'b0', text: 'First.' },
      { kind: 'section', id: 'b1', heading: 'Heading' },
      { kind: 'paragraph', id: 'b2', text: 'Second\nline.\n\n> Quoted.\n\n- a\n- b' },
      { kind: 'paragraph', id: 'b3', text: 'Third.' },
    ])
  })

  it('goes on in the next paragraph where one is full, and loses no word', () => {
    const sentence = 'The ports are full, and each month says so. '
    const texts = [sentence.repeat(900), `## ${sentence.repeat(6)}`, `- ${'x'.repeat(45_000)}`]
    const blocks = splitText(texts.join('\n\n'), (index) => `b${index}`)
    expect(argumentSchema.safeParse(blocks).error).toBeUndefined()
    const words = blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))
    expect(words.join(' ').replace(/\s/g, '')).toBe(texts.join('').replace(/##|\s/g, ''))
    expect(words[0]!.endsWith('says so.')).toBe(true)
  })

  it('keeps a heading of no words as the paragraph that it is', () => {
    expect(splitText('# #', String)).toEqual([{ kind: 'paragraph', id: '0', text: '# #' }])
  })

  it('makes nothing of nothing', () => {
    expect(splitText(' \n\n', String)).toEqual([])
  })
})

describe('recordsOfArgument', () => {
  it('names each record of its tables and charts once', () => {
    const blocks = argumentSchema.parse([
      { kind: 'chronology', entries: [{ record: 'letter' }, { record: 'letter' }] },
      { kind: 'comparison', statements: ['letter.1'], series: 'index', services: ['fios'] },
    ])
    expect(recordsOfArgument(blocks)).toEqual(['letter', 'letter.1', 'index'])
  })
})

describe('placeBehind', () => {
  const blocksOf = (ids: string) => argumentSchema.parse([...ids].map((id) => paragraph(id)))

  it('is behind the part that is named, wherever that is now, and else the end', () => {
    expect(placeBehind('a', blocksOf('xabc'))).toBe(3)
    expect(placeBehind('a', blocksOf('bca'))).toBe(4)
    expect(placeBehind(null, blocksOf('abc'))).toBe(4)
    expect(placeBehind('z', blocksOf('abc'))).toBe(4)
  })

  it('is where a part stood that is gone: behind what is left of those ahead of it, or first', () => {
    expect(placeBehind('b', blocksOf('xac'), blocksOf('abc'))).toBe(3)
    expect(placeBehind('a', blocksOf('bc'), blocksOf('abc'))).toBe(1)
  })
})
