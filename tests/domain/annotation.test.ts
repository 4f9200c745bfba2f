import { describe, expect, it } from 'vitest'
import { NOTE_KINDS, readAnnotationContent, readPassageChoice } from '../../app/domain/annotation'
import { formatTags, parseTags } from '../../app/domain/tags'

const WHOLE = {
  body: 'Words.',
  visibility: 'team',
  speaker: 'counsel',
  saidOn: '2014-06',
  occasion: 'A letter',
  askedOf: 'netflix',
  dueOn: '2014-06-10',
}

describe('readAnnotationContent', () => {
  it('keeps of each kind what that kind says, and nothing else', () => {
    const kept = (kind: string) => {
      const read = readAnnotationContent({ ...WHOLE, kind })
      if (!read.ok) throw new Error(JSON.stringify(read.refusal))
      const { speaker, saidOn, occasion, askedOf, dueOn } = read.value
      return [speaker, saidOn, occasion, askedOf, dueOn]
    }
    expect(Object.fromEntries(NOTE_KINDS.map((kind) => [kind, kept(kind)]))).toEqual({
      note: [null, '2014-06', null, null, null],
      highlight: [null, null, null, null, null],
      statement: ['counsel', '2014-06', 'A letter', null, null],
      demand: [null, null, null, 'netflix', '2014-06-10'],
      claim: [null, '2014-06', null, null, null],
    })
  })

  it.each([
    ['note', 'body'],
    ['claim', 'body'],
    ['statement', 'speaker'],
    ['demand', 'askedOf'],
  ])('refuses a %s without its %s', (kind, field) => {
    const read = readAnnotationContent({ ...WHOLE, kind, [field]: ' ' })
    expect(!read.ok && Object.keys(read.refusal)).toEqual([field])
  })

  it('refuses a due date that is none, and more tags than a note may have', () => {
    const tags = Array.from({ length: 21 }, (_, at) => `tag ${at}`).join()
    const read = readAnnotationContent({ ...WHOLE, kind: 'demand', dueOn: 'in five days', tags })
    expect(!read.ok && Object.keys(read.refusal).sort()).toEqual(['dueOn', 'tags'])
  })
})

describe('parseTags', () => {
  it('parts them by commas and lines, trimmed, the repeated left out', () => {
    expect(parseTags('  peering ,paid   peering\nPeering,, ')).toEqual(['peering', 'paid peering'])
  })

  it('reads what formatTags wrote, a comma within a tag too', () => {
    const tags = ['one', 'two, too', 'שלוש']
    expect(parseTags(formatTags(tags))).toEqual(tags)
  })
})

describe('readPassageChoice', () => {
  it('takes the page that a passage ends on, and its own page where none is said', () => {
    const place = { page: '1', start: '4', end: '9', exact: 'words' }
    expect(readPassageChoice(place)).toMatchObject({ value: { page: 1, endPage: 1 } })
    expect(readPassageChoice({ ...place, endPage: '' })).toMatchObject({ value: { endPage: 1 } })
    expect(readPassageChoice({ ...place, endPage: '2' })).toMatchObject({ value: { endPage: 2 } })
  })
})
