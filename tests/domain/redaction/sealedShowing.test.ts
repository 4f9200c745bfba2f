import { describe, expect, it } from 'vitest'
import {
  isAsSealed,
  type PresentShowing,
  type SealedShowing,
} from '../../../app/domain/redaction/sealedShowing'

const THEN: SealedShowing = {
  documents: ['letter', 'reply'],
  redactions: ['r1', 'r2'],
  copies: ['letter aa cc', 'letter aa dd'],
  versions: ['reply bb'],
  records: ['statement'],
}
const STILL: PresentShowing = {
  redactions: ['r1', 'r2'],
  copies: THEN.copies,
  versions: THEN.versions,
  withheld: [],
}
const stands = (now: Partial<PresentShowing>) => isAsSealed(THEN, { ...STILL, ...now })

describe('isAsSealed', () => {
  it('lets a plan stand that honours every redaction, as long as none comes', () => {
    expect(stands({})).toBe(true)
  })

  it('lets it stand when a version or a copy was added, which it does not have', () => {
    expect(stands({ versions: ['reply bb', 'reply ee'], copies: [...THEN.copies, 'letter ff gg'] })).toBe(
      true,
    )
  })

  it.each<[string, Partial<PresentShowing>]>([
    ['a redaction came', { redactions: ['r1', 'r2', 'r3'] }],
    ['a redaction was lifted', { redactions: ['r1'] }],
    ['a redaction was made in place of another', { redactions: ['r1', 'r3'] }],
    ['a copy was made again, and is another', { copies: ['letter aa ee', 'letter aa dd'] }],
    ['a copy is not there any more', { copies: [] }],
    ['a version is withheld, as its bytes were redacted in another document', { versions: [] }],
    ['a statement is withheld', { withheld: ['statement'] }],
  ])('lets it stand no more when %s', (_, now) => {
    expect(stands(now)).toBe(false)
  })
})
