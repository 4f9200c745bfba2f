import { describe, expect, it } from 'vitest'
import { historySteps } from '../../app/domain/packetHistory'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute))
const saved = (revision: number, minute: number, savedBy = 'Ada') => ({
  ...{ revision, action: 'packet.edit', savedBy },
  savedAt: at(minute),
})
const act = (action: string, minute: number) => ({
  ...{ action, by: 'Ada', revision: null, amendment: null },
  at: at(minute),
})
const told = (steps: ReturnType<typeof historySteps>) =>
  steps.map(({ revisions, act: done }) => done?.action ?? revisions!.map(({ revision }) => revision))

describe('historySteps', () => {
  it('puts one sitting together, and another person’s apart', () => {
    expect(told(historySteps([saved(4, 9, 'Bo'), saved(3, 8), saved(2, 7)], []))).toEqual([[4], [3, 2]])
  })

  it('tells an act in its place, between the revisions before and after it', () => {
    const steps = historySteps([saved(3, 9), saved(2, 5)], [act('packet.seal', 9), act('packet.hand-in', 7)])
    expect(told(steps)).toEqual(['packet.seal', [3], 'packet.hand-in', [2]])
  })

  it('tells acts alone where no revision is kept', () => {
    expect(told(historySteps([], [act('packet.seal', 1)]))).toEqual(['packet.seal'])
  })
})
