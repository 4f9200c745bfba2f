import { describe, expect, it } from 'vitest'
import { takenDocument } from '../../app/domain/takenDocument'

const taken = (mediaType: string, facts = {}) =>
  takenDocument('a-file', {
    fileName: 'reply_final.v2.pdf',
    mediaType,
    facts: { title: null, date: '2010-01-01', ...facts },
  })

describe('takenDocument', () => {
  it.each(['message/rfc822', 'text/html'])('takes the date that %s bears', (mediaType) => {
    expect(taken(mediaType).date).toBe('2010-01-01')
  })

  it.each(['application/pdf', 'image/png'])(
    'does not pass the day on which %s was written for its date',
    (mediaType) => {
      expect(taken(mediaType).date).toBeNull()
    },
  )

  it('is marked unverified: nobody has held it against a source', () => {
    expect(taken('text/plain').confidence).toBe('unverified')
  })

  it('has no date where that of the file is broken', () => {
    expect(taken('message/rfc822', { date: 'Tuesday' }).date).toBeNull()
  })

  it('is called as the file calls itself, else by its name', () => {
    expect(taken('application/pdf', { title: ' Reply\u202e of\nNetflix ' }).title).toBe('Reply of Netflix')
    expect(taken('application/pdf').title).toBe('reply_final.v2')
  })
})
