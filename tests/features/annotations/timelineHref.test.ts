import { describe, expect, it } from 'vitest'
import { timelineHref } from '../../../app/annotations/timelineHref'

const NOTE = {
  id: 'n1',
  kind: 'statement' as const,
  documentId: 'a-letter',
  body: '',
  speakerId: 'counsel',
  saidOn: '2014-06-09',
  askedOfId: null,
  dueOn: null,
  quoted: 'We will go on',
}
const PERMALINK = 'https://portal.test/documents/a-letter/annotations/n1'

const formOf = (over: object) => {
  const href = timelineHref({ ...NOTE, ...over }, PERMALINK)
  if (href === null) return null
  const url = new URL(href, 'https://portal.test')
  return { path: url.pathname, ...Object.fromEntries(url.searchParams) }
}

describe('timelineHref', () => {
  it('fills in a statement with its words, its speaker, its document and the note it comes from', () => {
    expect(formOf({})).toEqual({
      path: '/records/new/statement',
      document: 'a-letter',
      text: 'We will go on',
      speaker: 'counsel',
      note: `From the note at ${PERMALINK}.`,
    })
  })

  it('fills in a demand with its due date, and none where there is none', () => {
    expect(formOf({ kind: 'demand', dueOn: '2014-06-10' })).toMatchObject({ due: '2014-06-10' })
    expect(formOf({ kind: 'demand' })).not.toHaveProperty('due')
  })

  it('makes an event of a dated note or claim', () => {
    expect(formOf({ kind: 'claim', body: '**The ports** were full.\nMore.' })).toMatchObject({
      path: '/records/new/event',
      title: 'The ports were full.',
      date: '2014-06-09',
      description: '“We will go on”',
      documents: 'a-letter',
    })
  })

  it('makes nothing of what has no date', () => {
    expect(formOf({ kind: 'note', saidOn: null })).toBeNull()
    expect(formOf({ kind: 'highlight' })).toBeNull()
  })
})
