import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { venueLines } from '../../../app/domain/filing/venue'
import { parseVenueFile } from '../../../app/ingest/venueFile'

describe('a venue’s profile', () => {
  const files = readdirSync('content/venues')

  it.each(files)('%s follows the schema, each value with cite and mark', (file) => {
    const path = `venues/${file}`
    const text = readFileSync(`content/${path}`, 'utf8')
    const { venue, problems } = parseVenueFile({ id: file.replace('.yaml', ''), path, text })
    expect(problems).toEqual([])
    expect(venueLines(venue!).every(({ cite, mark, checkedOn }) => cite && mark && checkedOn)).toBe(true)
  })

  it('is there for each forum that the portal names', () => {
    expect(files).toHaveLength(11)
  })

  it('that breaks a rule is refused with its line, its field and what would be right', () => {
    const text =
      'name: A\njurisdiction: B\ncheckedOn: 2026-11\npaper:\n  value: foolscap\n  cite: C\n  mark: A\n'
    expect(parseVenueFile({ id: 'a', path: 'venues/a.yaml', text }).problems).toEqual([
      {
        path: 'venues/a.yaml',
        line: 5,
        field: 'paper.value',
        problem: 'is "foolscap".',
        remedy: 'Write one of: letter, a4.',
      },
    ])
  })
})
