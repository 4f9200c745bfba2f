import { describe, expect, it } from 'vitest'
import {
  editionFindings,
  editionLegend,
  editionProblems,
  type EditionExhibit,
} from '../../../app/domain/filing/edition'
import { venueSchema } from '../../../app/domain/filing/venue'

const anExhibit = (given: Partial<EditionExhibit> = {}): EditionExhibit => ({
  ...{ name: 'Ex. 1', confidentiality: 'public', isRedacted: false, hasCopy: false, isWithheld: false },
  ...given,
})
const said = (value: string) => ({ value, cite: 'a rule', mark: 'A' })
const FCC = venueSchema.parse({
  ...{ id: 'fcc', name: 'FCC', jurisdiction: 'US', checkedOn: '2026-11', transmittal: said('ecfs') },
  pageLegend: said('Public Version'),
  redactedLegend: said('REDACTED – FOR PUBLIC INSPECTION'),
  confidentialLegend: said('Confidential Version'),
})
const REDACTED = anExhibit({ isRedacted: true, hasCopy: true, confidentiality: 'confidential' })

describe('a public version', () => {
  it.each([
    ['that is public', anExhibit(), 0],
    ['that is redacted, with its copy', REDACTED, 0],
    ['that is withheld', anExhibit({ confidentiality: 'confidential', isWithheld: true }), 0],
    ['whose copy is still to be made', anExhibit({ isRedacted: true }), 1],
    ['that is confidential and whole', anExhibit({ confidentiality: 'highly-confidential' }), 1],
  ])('may hold an exhibit %s, or not', (_, exhibit, problems) => {
    expect(editionProblems('public', [exhibit])).toHaveLength(problems)
    expect(editionProblems('confidential', [exhibit])).toEqual([])
  })

  it('names the rule that keeps a confidential exhibit out', () => {
    expect(editionProblems('public', [anExhibit({ confidentiality: 'confidential' })])[0]).toContain(
      '47 CFR 0.459(a)(3)',
    )
  })
})

describe('a confidential version', () => {
  it('is never ready for a venue that files by ECFS', () => {
    expect(editionFindings('confidential', FCC, [REDACTED], 'a-packet')).toMatchObject([{ blocks: true }])
    expect(editionFindings('public', FCC, [REDACTED], 'a-packet')).toEqual([])
    expect(editionFindings('confidential', null, [REDACTED], 'a-packet')).toEqual([])
  })
})

describe('the legend of each page', () => {
  it.each([
    ['public', [anExhibit()], 'Public Version'],
    ['confidential', [anExhibit()], ''],
    ['public', [REDACTED], 'Public Version · REDACTED – FOR PUBLIC INSPECTION'],
    ['confidential', [REDACTED], 'Confidential Version'],
    ['confidential', [anExhibit({ confidentiality: 'highly-confidential' })], 'HIGHLY CONFIDENTIAL VERSION'],
  ] as const)('of a %s version is the venue’s own', (edition, exhibits, legend) => {
    expect(editionLegend(edition, FCC, exhibits)).toBe(legend)
  })

  it('is ours where a venue has none', () => {
    expect(editionLegend('public', null, [REDACTED])).toBe('REDACTED')
    expect(editionLegend('confidential', null, [REDACTED])).toBe('CONFIDENTIAL VERSION')
    expect(editionLegend('public', null, [anExhibit()])).toBe('')
  })
})
