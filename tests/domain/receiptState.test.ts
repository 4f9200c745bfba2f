import { describe, expect, it } from 'vitest'
import { receiptState } from '../../app/domain/receiptState'

const NOTHING = { isFiled: false, isTaken: false, isAside: false }

describe('receiptState', () => {
  it.each([
    [null, 'queued'],
    ['queued', 'queued'],
    ['running', 'reading'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
  ])('follows the step that reads it: %s', (step, state) => {
    expect(receiptState(false, step, { ...NOTHING, isFiled: true })).toBe(state)
  })

  it('says what became of one that was read, whatever its last step is', () => {
    expect(receiptState(true, 'failed', NOTHING)).toBe('waits')
    expect(receiptState(true, 'done', { ...NOTHING, isAside: true })).toBe('set-aside')
    expect(receiptState(true, 'done', { ...NOTHING, isTaken: true, isAside: true })).toBe('taken')
    expect(receiptState(true, 'done', { isFiled: true, isTaken: true, isAside: true })).toBe('filed')
  })
})
