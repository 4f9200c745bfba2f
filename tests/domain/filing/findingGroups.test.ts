import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../app/domain/filing/finding'
import { formatGroup, groupFindings } from '../../../app/domain/filing/findingGroups'

const said = (about: string | undefined, what: string, given: Partial<Finding> = {}): Finding => ({
  rule: 'original',
  says: about ? `${about}: ${what}` : what,
  ...(about && { about }),
  ...{ cite: 'FRE 901(a)', blocks: true, href: `/documents/${about}` },
  ...given,
})
const NONE = 'no original is held.'

describe('groupFindings', () => {
  it('says once what is the same of several, where the first stands, and keeps the place of each', () => {
    const groups = groupFindings([
      said('Ex. 1', NONE),
      said('Ex. 2', '2 of its pages have no text.'),
      said('Ex. 3', NONE),
    ])
    expect(groups.map(formatGroup)).toEqual([
      'Ex. 1, Ex. 3: no original is held.',
      'Ex. 2: 2 of its pages have no text.',
    ])
    expect(groups[0]!.findings.map(({ href }) => href)).toEqual(['/documents/Ex. 1', '/documents/Ex. 3'])
  })

  it.each([
    ['one blocks', [said('Ex. 1', NONE), said('Ex. 2', NONE, { blocks: false })]],
    ['they are of different rules', [said('Ex. 1', NONE), said('Ex. 2', NONE, { cite: 'house rule' })]],
    ['they name nothing', [said(undefined, NONE), said(undefined, NONE)]],
  ])('keeps them apart where %s', (_, findings) => {
    expect(groupFindings(findings)).toHaveLength(2)
  })
})
