import { describe, expect, it } from 'vitest'
import { recordHref } from '../../app/domain/recordHref'
import { recordSchema } from '../../app/domain/records'

const anEvent = (ties: { disputes?: string[]; proceedings?: string[] }) =>
  recordSchema.parse({
    kind: 'event',
    id: 'letter-sent',
    title: 'Letter',
    date: '2014-06-05',
    description: '',
    ...ties,
  })

describe('recordHref', () => {
  it('leads to a place on the document that has the words', () => {
    const statement = recordSchema.parse({
      kind: 'statement',
      id: 'letter-1',
      document: 'letter',
      position: 1,
      text: 'We deny it.',
      speaker: 'verizon',
    })
    expect(recordHref(statement)).toBe('/documents/letter#letter-1')
  })

  it('shows an event among its dispute’s, else its proceeding’s, else on the timeline', () => {
    expect(recordHref(anEvent({ disputes: ['a', 'b'], proceedings: ['p'] }))).toBe('/disputes/a#letter-sent')
    expect(recordHref(anEvent({ proceedings: ['p'] }))).toBe('/proceedings/p#letter-sent')
    expect(recordHref(anEvent({}))).toBe('/timeline?record=letter-sent')
  })
})
