import { describe, expect, it } from 'vitest'
import type { ExchangedNote } from '../../../app/domain/webAnnotation/exchangedNote'
import type { ExportedNote } from '../../../app/domain/webAnnotation/exportedNote'
import { readExchange } from '../../../app/domain/webAnnotation/readExchange'
import { writeHypothesisFile } from '../../../app/domain/webAnnotation/writeHypothesis'
import { writeW3c, writeW3cFile } from '../../../app/domain/webAnnotation/writeW3c'

function aNote(over: Partial<ExportedNote> = {}): ExportedNote {
  return {
    id: 'n1',
    address: 'https://portal.test/documents/a-letter/annotations/n1',
    permalink: 'https://portal.test/documents/a-letter/annotations/n1',
    documentId: 'a-letter',
    documentTitle: 'A letter',
    kind: 'note',
    answers: null,
    body: 'See *this*.',
    tags: ['peering'],
    visibility: 'team',
    author: 'Ann',
    createdAt: '2026-11-22T12:00:00.000Z',
    updatedAt: '2026-11-22T13:00:00.000Z',
    speaker: null,
    saidOn: null,
    occasion: null,
    askedOf: null,
    dueOn: null,
    state: 'exact',
    quotable: '𝒜 ports',
    quote: { exact: '𝒜 ports', prefix: 'The ', suffix: ' are' },
    source: 'https://portal.test/documents/a-letter/originals/abc',
    page: 3,
    position: { codePoints: [4, 11], codeUnits: [4, 12] },
    capture: null,
    foreign: null,
    ...over,
  }
}

function readOne(value: unknown): ExchangedNote {
  const read = readExchange(JSON.stringify(value))
  if (!read.ok) throw new Error(read.refusal)
  return read.value.notes[0]!
}

describe('writeW3c', () => {
  it('gives the words three ways: page, quotation, and position in code points', () => {
    expect(writeW3c(aNote()).target).toEqual({
      source: 'https://portal.test/documents/a-letter/originals/abc',
      selector: [
        { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: 'page=3' },
        { type: 'TextQuoteSelector', exact: '𝒜 ports', prefix: 'The ', suffix: ' are' },
        { type: 'TextPositionSelector', start: 4, end: 11 },
      ],
    })
  })

  it('tells when a page was captured and where its bytes are kept', () => {
    const capture = { sourceDate: '2014-06-05T12:00:00Z', cached: 'https://portal.test/o/abc' }
    expect(writeW3c(aNote({ capture })).target).toMatchObject({ state: { type: 'TimeState', ...capture } })
  })

  it('writes a demand so that it is read as the same demand again', () => {
    const demand = aNote({ kind: 'demand', askedOf: { id: 'netflix', name: 'Netflix' }, dueOn: '2014-06-10' })
    expect(readOne(writeW3c(demand))).toMatchObject({
      id: demand.address,
      kind: 'demand',
      body: 'See *this*.',
      tags: ['peering'],
      askedOf: 'netflix',
      dueOn: '2014-06-10',
      visibility: 'team',
      target: { page: 3, quote: demand.quote, position: { start: 4, end: 11 } },
      apart: [],
    })
  })

  it('writes a reply with what it answers', () => {
    const reply = aNote({ kind: 'reply', answers: 'https://portal.test/n0', tags: [], quote: null })
    expect(readOne(writeW3c(reply))).toMatchObject({ kind: 'reply', answers: 'https://portal.test/n0' })
  })

  it('reads its own file again, one note for each', () => {
    const file = writeW3cFile([aNote(), aNote({ id: 'n2' })], 'https://portal.test/c', 'Notes')
    const read = readExchange(JSON.stringify(file))
    expect(read.ok && [read.value.notes.length, read.value.remarks]).toEqual([2, []])
  })
})

const FOREIGN = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/anno1',
  type: 'Annotation',
  creator: { id: 'http://example.org/u', name: 'Someone', nickname: 'some' },
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  body: [
    { type: 'TextualBody', value: 'Words' },
    { type: 'SpecificResource', source: 'http://example.org/city' },
  ],
  stylesheet: 'http://example.org/style',
  target: [
    {
      source: 'http://example.org/p',
      styleClass: 'red',
      selector: { type: 'TextQuoteSelector', exact: 'ports' },
    },
    'http://example.org/image#xywh=1,2,3,4',
  ],
}

/** The note that an import of the foreign annotation makes. */
function imported(over: Partial<ExportedNote> = {}): ExportedNote {
  const came = readOne(FOREIGN)
  return aNote({
    kind: came.kind,
    body: came.body,
    tags: came.tags,
    quote: { exact: 'ports', prefix: 'x', suffix: 'y' },
    foreign: { format: 'w3c', value: FOREIGN, pinned: 'ports' },
    ...over,
  })
}

describe('a foreign annotation', () => {
  it('goes out as it came, part for part', () => {
    expect(writeW3c(imported())).toEqual(FOREIGN)
  })

  it('goes out with its new words, and all else as it came', () => {
    const out = writeW3c(imported({ body: 'Other words' }))
    expect(out).toMatchObject({ id: FOREIGN.id, rights: FOREIGN.rights, target: FOREIGN.target })
    expect(out.body).toEqual([
      expect.objectContaining({ value: 'Other words' }),
      { type: 'SpecificResource', source: 'http://example.org/city' },
    ])
    expect(out.modified).toBe('2026-11-22T13:00:00.000Z')
  })

  it('goes out with its new passage and its further targets', () => {
    const quote = { exact: 'access ports', prefix: '', suffix: '' }
    const { target } = writeW3c(imported({ quote })) as { target: unknown[] }
    expect(target[0]).toMatchObject({
      selector: expect.arrayContaining([{ type: 'TextQuoteSelector', ...quote }]),
    })
    expect(target[1]).toBe('http://example.org/image#xywh=1,2,3,4')
  })
})

describe('writeHypothesisFile', () => {
  const made = { at: '2026-11-22T12:00:00.000Z', by: 'Ann', host: 'portal.test:3000' }

  it('writes what a client of Hypothesis reads, positions in code units', () => {
    const file = writeHypothesisFile([aNote({ visibility: 'private' })], made)
    expect(file.export_userid).toBe('acct:Ann@portal.test')
    expect(readOne(file)).toMatchObject({
      id: 'n1',
      body: 'See *this*.',
      tags: ['peering'],
      visibility: 'private',
      author: 'Ann',
      target: { page: 3, quote: { exact: '𝒜 ports' }, position: { start: 4, end: 12, unit: 'code-units' } },
    })
  })

  it('gives a row back as it came', () => {
    const row = {
      id: 'x',
      uri: 'https://example.org',
      user: 'acct:a@b',
      text: 'Words',
      tags: [],
      hidden: false,
    }
    const note = aNote({
      body: 'Words',
      tags: [],
      foreign: { format: 'hypothesis', value: row, pinned: null },
    })
    expect(writeHypothesisFile([note], made).annotations).toEqual([row])
  })
})
