import { describe, expect, it } from 'vitest'
import { parseCitedPassage } from '../../app/domain/citedPassage'

describe('parseCitedPassage', () => {
  const note = { of: 'note', documentId: 'a-letter', annotationId: 'n-1' }

  it.each([
    ['/documents/a-letter/annotations/n-1', note],
    ['https://portal.test/documents/a-letter/annotations/n-1#replies', note],
    ['http://portal.test:3000/api/v1/documents/a-letter/annotations/n-1', note],
    ['/documents/a-letter#note-n-1', note],
    [
      '/documents/a-letter/versions/2#p3',
      { of: 'version', documentId: 'a-letter', version: 2, page: 3, note: null },
    ],
    [
      '/documents/a-letter/versions/2#p3/n17',
      { of: 'version', documentId: 'a-letter', version: 2, page: 3, note: 17 },
    ],
  ])('reads %s', (text, passage) => {
    expect(parseCitedPassage(text)).toEqual(passage)
  })

  it.each([
    '',
    '/documents/a-letter',
    '/documents/a-letter#p3',
    '/documents/a-letter/versions/0#p3',
    '/documents/a-letter/versions/2',
    '/documents/A%20letter/annotations/n-1',
    '/packets/x',
    'http://[',
  ])('knows no words under %s', (text) => {
    expect(parseCitedPassage(text)).toBeNull()
  })
})
