import { describe, expect, it } from 'vitest'
import { formatFinding, isHarm } from '../../app/domain/evidenceReport'

const sha256 = 'ab'.repeat(32)

describe('formatFinding', () => {
  it('names a missing original and the size that the catalog knows', () => {
    expect(formatFinding({ state: 'missing', sha256, sizeBytes: 12 })).toContain(`missing  ${sha256}`)
  })

  it('says what damaged bytes hash to, or that they cannot be read', () => {
    expect(
      formatFinding({ state: 'damaged', sha256, foundSha256: 'cd'.repeat(32), sizeBytes: 12 }),
    ).toContain('cdcd')
    expect(formatFinding({ state: 'damaged', sha256, foundSha256: null, sizeBytes: 0 })).toContain(
      'cannot be read',
    )
  })
})

describe('isHarm', () => {
  it('holds an extra file to be harmless, a missing or damaged original not', () => {
    expect(isHarm({ state: 'extra', name: 'x', sizeBytes: 1 })).toBe(false)
    expect(isHarm({ state: 'missing', sha256, sizeBytes: 1 })).toBe(true)
    expect(isHarm({ state: 'damaged', sha256, foundSha256: null, sizeBytes: 1 })).toBe(true)
  })
})
