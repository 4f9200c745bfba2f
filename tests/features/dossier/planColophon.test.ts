import { describe, expect, it } from 'vitest'
import { packedQuotationFindings } from '../../../app/domain/filing/packedQuotations'
import type { Finding } from '../../../app/domain/filing/finding'
import { venueSchema } from '../../../app/domain/filing/venue'
import { colophonFacts } from '../../../app/dossier/planColophon'
import { aPacket } from '../../aDossier'

const VENUE = venueSchema.parse({
  id: 'test',
  name: 'A forum',
  jurisdiction: 'Somewhere',
  checkedOn: '2026-11',
})

const failing = { exhibit: 'Ex. 1', words: 'Kept back', why: 'the words are not in the original.' }
const [QUOTED] = packedQuotationFindings([
  { ...failing, href: '/documents/a', edit: '/records/a/edit', isForTeam: true },
]) as [Finding]
const PERSONAL: Finding = { ...QUOTED, rule: 'personal' }

function unsettled(...findings: Finding[]): string[] {
  const facts = colophonFacts(aPacket(), VENUE, findings)
  return facts
    .filter(({ label }) => label === 'Unsettled')
    .map(({ value }) => value.map((part) => ('text' in part ? part.text : '')).join(''))
}

describe('what the last page of a file says is unsettled', () => {
  it('is nothing where nothing is', () => {
    expect(unsettled()).toEqual(['Nothing.'])
  })

  it('is that something is, where what it is is for the team alone to know', () => {
    expect(unsettled(QUOTED)).toEqual([
      'Words quoted from exhibits that are redacted. (house rule: exact words)',
    ])
    expect(unsettled(PERSONAL)).toEqual(['What looks like personal identifiers in exhibits. (FRCP 5.2(a))'])
    expect(unsettled(PERSONAL, QUOTED)).toHaveLength(2)
  })

  it('has every word of what readers may know', () => {
    const { isForTeam: _, ...told } = QUOTED
    expect(unsettled(told).join(' ')).toContain('Kept back')
  })
})
