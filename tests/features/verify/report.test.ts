import { describe, expect, it } from 'vitest'
import { formatReport } from '../../../app/verify/formatReport'
import { cannotTell, fail, pass, reportOf } from '../../../app/verify/report'

const HELD = pass('bag', 'It is a bag')
const OPEN = cannotTell('quotations', 'Each quotation is in its original', 'No original is held.')

describe('the closing words of a verification', () => {
  it('say what CANNOT TELL means, and what would settle each open check, once', () => {
    const report = reportOf([HELD, OPEN, OPEN], null, [])
    expect(report.settles).toEqual([
      expect.stringContaining('CANNOT TELL is no failure'),
      expect.stringContaining('To settle the quotations'),
    ])
    expect(formatReport(report)).toContain(report.settles.join('\n'))
  })

  it('are none where all holds, nor where a check fails', () => {
    expect(reportOf([HELD], null, []).settles).toEqual([])
    expect(
      reportOf([HELD, OPEN, fail('payload', 'Every file has its hash', 'One has not.')], null, []).settles,
    ).toEqual([])
  })
})
