import { describe, expect, it } from 'vitest'
import { idFromSlug, namedHere, readSent, stamped } from '../../../app/domain/webAnnotation/sentAnnotation'

const UNIQUE = '39156acd-40ab-4f2e-9d0a-2f5f3a3c9a11'

describe('idFromSlug', () => {
  it.each([
    ['Ports%20that are FULL', 'ports-that-are-full-39156acd'],
    ['Übergröße', 'ubergro-e-39156acd'],
    ['100 %', '100-39156acd'],
    ['../..', UNIQUE],
    [null, UNIQUE],
  ])('makes of %j an id that no other annotation has', (slug, id) => {
    expect(idFromSlug(slug, UNIQUE)).toBe(id)
  })
})

describe('namedHere', () => {
  const origin = 'https://portal.test'

  it('reads the document, and the note, of an address of this portal', () => {
    const note = { documentId: 'a-letter', annotationId: 'x1' }
    for (const path of ['/documents/a-letter/annotations/x1', '/api/v1/documents/a-letter/annotations/x1'])
      expect(namedHere(origin + path, origin)).toEqual(note)
    for (const path of ['/documents/a-letter', '/documents/a-letter/originals/ab'])
      expect(namedHere(origin + path, origin)).toEqual({ documentId: 'a-letter', annotationId: null })
  })

  it.each([
    null,
    'https://elsewhere.test/documents/a-letter',
    `${origin}.evil/documents/a`,
    `${origin}/packets/a`,
  ])('names nothing for %j', (address) => {
    expect(namedHere(address, origin)).toBeNull()
  })
})

describe('readSent', () => {
  it('holds an annotation to the rules of the form', () => {
    const claim = { type: 'Annotation', 'tl:kind': 'claim', target: 'urn:a' }
    expect(readSent(claim)).toMatchObject({ ok: false, refusal: { body: expect.any(String) } })
    expect(readSent({ ...claim, bodyValue: 'They are full.' })).toMatchObject({
      ok: true,
      value: { content: { kind: 'claim', body: 'They are full.', visibility: 'team' } },
    })
  })
})

describe('stamped', () => {
  it('leaves the creator that is named, and says who it is where none is', () => {
    const said = { creator: { name: 'Ann' }, created: '2026-11-22T12:00:00.000Z' }
    expect(stamped({ rights: 'x' }, said)).toEqual({ rights: 'x', ...said })
    expect(stamped({ creator: 'urn:else', created: 'then' }, said)).toMatchObject({
      creator: 'urn:else',
      created: said.created,
    })
  })
})
