import { describe, expect, it } from 'vitest'
import type { ExchangedFile, ExchangedNote } from '../../../app/domain/webAnnotation/exchangedNote'
import { readExchange } from '../../../app/domain/webAnnotation/readExchange'

function read(value: unknown): ExchangedFile {
  const found = readExchange(typeof value === 'string' ? value : JSON.stringify(value))
  if (!found.ok) throw new Error(found.refusal)
  return found.value
}

const one = (value: unknown): ExchangedNote => read(value).notes[0]!
const partsOf = (note: ExchangedNote) => note.apart.map(({ part }) => part)

const W3C = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://notes.example/1',
  type: 'Annotation',
  motivation: 'commenting',
  creator: { id: 'https://people.example/a', type: 'Person', name: 'A. Reader' },
  created: '2015-01-28T12:00:00Z',
  body: { type: 'TextualBody', value: 'See *this*.', format: 'text/markdown' },
  target: {
    source: 'https://example.org/letter.pdf',
    selector: [
      { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: 'page=3' },
      { type: 'TextQuoteSelector', exact: 'ports are full', prefix: 'The ', suffix: ' at' },
      { type: 'TextPositionSelector', start: 4, end: 18 },
    ],
  },
}

describe('a W3C annotation', () => {
  it('is read with its words, its page and its place', () => {
    expect(one(W3C)).toMatchObject({
      id: 'https://notes.example/1',
      kind: 'note',
      body: 'See *this*.',
      author: 'A. Reader',
      createdAt: '2015-01-28T12:00:00.000Z',
      updatedAt: null,
      visibility: null,
      target: {
        source: 'https://example.org/letter.pdf',
        page: 3,
        quote: { exact: 'ports are full', prefix: 'The ', suffix: ' at' },
        position: { start: 4, end: 18, unit: 'code-points' },
      },
      apart: [],
    })
  })

  it('names each part that we have no place for', () => {
    const note = one({
      ...W3C,
      motivation: ['assessing', 'commenting'],
      rights: 'https://creativecommons.org/licenses/by/4.0/',
      stylesheet: { type: 'CssStylesheet', value: '.red { color: red }' },
      body: [
        { type: 'TextualBody', value: '<p>j’adore&nbsp;!</p>', format: 'text/html', language: 'fr' },
        { type: 'TextualBody', value: 'peering', purpose: 'tagging' },
        'https://example.org/review',
      ],
      target: [
        'https://example.org/photo#xywh=1,2,3,4',
        {
          source: 'https://example.org/page',
          styleClass: 'red',
          state: { type: 'HttpRequestState', value: 'Accept: application/pdf' },
          selector: {
            type: 'XPathSelector',
            value: '/html/body/p[2]',
            refinedBy: { type: 'TextQuoteSelector', exact: 'full' },
          },
        },
      ],
    })
    expect(note).toMatchObject({
      body: 'j’adore !\n\n<https://example.org/review>',
      tags: ['peering'],
      target: { source: 'https://example.org/page', quote: { exact: 'full', prefix: '', suffix: '' } },
    })
    expect(partsOf(note).sort()).toEqual([
      'HTML of the body, shown as plain words',
      'HttpRequestState',
      'XPathSelector',
      'further target',
      'language of a body',
      'motivation',
      'rights',
      'styleClass',
      'stylesheet',
    ])
  })

  it('without words of its own is a highlight, and one that replies to another is a reply', () => {
    expect(one({ ...W3C, body: undefined }).kind).toBe('highlight')
    expect(one({ ...W3C, motivation: 'replying', target: 'https://notes.example/0' })).toMatchObject({
      kind: 'reply',
      answers: 'https://notes.example/0',
    })
  })

  it('has no date where its date has no zone or is none', () => {
    for (const created of ['2015-01-28', 'yesterday', 12, '2015-13-99T00:00:00Z', '2015-01-28T12:00:00'])
      expect(one({ ...W3C, created }).createdAt).toBeNull()
  })
})

describe('a file of annotations', () => {
  it('may be a collection, a page, a list or one alone, and says what it lacks', () => {
    const page = { type: 'AnnotationPage', items: [W3C], next: 'https://x.example/2', partOf: { total: 7 } }
    for (const file of [W3C, [W3C], page, { type: 'AnnotationCollection', total: 1, first: page }])
      expect(read(file).notes).toHaveLength(1)
    expect(read(page).remarks).toEqual([
      'It says that there are 7 annotations; this file has 1.',
      'The next page stands at https://x.example/2 and is not in this file.',
    ])
  })

  it('is refused where it is no JSON, a web page, or has no annotation', () => {
    const refused = (text: string) => {
      const found = readExchange(text)
      return found.ok ? null : found.refusal
    }
    expect(refused('{')).toBe('not-json')
    expect(refused('\ufeff <!DOCTYPE html><p>Sign in')).toBe('a-page')
    expect(refused('{"a": 1}')).toBe('no-annotations')
    expect(refused('[]')).toBe('no-annotations')
    expect(refused('null')).toBe('no-annotations')
    expect(refused(`[${'{"type":"Annotation"},'.repeat(5000)}{}]`)).toBe('too-many')
  })
})

const ROW = {
  id: 'abc',
  created: '2021-07-14T17:50:33.721207+00:00',
  updated: '2021-08-06T13:23:18.763349+00:00',
  user: 'acct:someone@elifesciences.org',
  uri: 'https://example.org/article',
  text: 'Text of the *note*',
  tags: ['one', 'one', ' two '],
  group: '__world__',
  permissions: { read: ['group:__world__'] },
  target: [
    {
      source: 'https://example.org/article',
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/h1[1]',
          startOffset: 0,
          endContainer: '/h1[1]',
          endOffset: 4,
        },
        { type: 'TextPositionSelector', start: 2388, end: 2467 },
        { type: 'TextQuoteSelector', exact: 'HyDrop', prefix: 'Results    \n ', suffix: '  \n ' },
        { type: 'FragmentSelector', value: 'pageContainer3' },
        { type: 'PageSelector', index: 2, label: '3' },
      ],
    },
  ],
  user_info: { display_name: null },
}

describe('an annotation of Hypothesis', () => {
  it('is read from an answer of the API and from an export of the client alike', () => {
    const file = {
      export_date: '2024-01-01T00:00:00Z',
      export_userid: 'acct:a@b',
      client_version: '1',
      annotations: [ROW],
    }
    for (const given of [{ total: 1, rows: [ROW] }, file]) {
      expect(read(given)).toMatchObject({
        format: 'hypothesis',
        notes: [
          {
            kind: 'note',
            body: 'Text of the *note*',
            tags: ['one', 'two'],
            author: 'acct:someone@elifesciences.org',
            createdAt: '2021-07-14T17:50:33.721Z',
            target: { page: 3, quote: { exact: 'HyDrop' }, position: { unit: 'code-units' } },
          },
        ],
      })
    }
    expect(partsOf(one(ROW))).toEqual(['group', 'RangeSelector', 'FragmentSelector'])
  })

  it.each([
    [['group:__world__'], 'public'],
    [['group:team'], 'team'],
    [['acct:me@hypothes.is'], 'private'],
    [[], null],
  ])('that %j may read is shown to %s', (readers, visibility) => {
    expect(one({ ...ROW, permissions: { read: readers } }).visibility).toBe(visibility)
  })

  it('that answers others replies to the note at their head', () => {
    expect(one({ ...ROW, references: ['head', 'between'] })).toMatchObject({ kind: 'reply', answers: 'head' })
  })

  it('misses what it misses', () => {
    const bare = { uri: 'https://example.org', user: 'acct:a@b' }
    expect(one(bare)).toMatchObject({
      id: null,
      kind: 'highlight',
      body: '',
      tags: [],
      visibility: null,
      createdAt: null,
      target: { source: 'https://example.org', quote: null, position: null, page: null },
    })
  })
})

describe('a note of DocumentCloud', () => {
  it('stands on its page, which DocumentCloud counts from 0, with its HTML as words', () => {
    const note = {
      id: 7,
      page_number: 0,
      access: 'private',
      title: 'A title',
      content: '<h1>A &amp; B</h1><p>more</p>',
      x1: 0.1,
      created_at: '2025-09-24T16:09:13.585530Z',
    }
    expect(read({ count: 2, results: [note] })).toMatchObject({
      format: 'documentcloud',
      remarks: ['It says that there are 2 annotations; this file has 1.'],
      notes: [
        {
          id: 'documentcloud:7',
          body: '**A title**\n\nA & B\nmore',
          visibility: 'private',
          target: { page: 1, quote: null },
        },
      ],
    })
    expect(partsOf(one(note))).toContain('region of the page, x1')
  })
})
