import { describe, expect, it } from 'vitest'
import { cutRuns, marksOf, runClass, type Mark } from '../../app/domain/markedText'

const mark = (start: number, end: number, over: Partial<Mark> = {}): Mark => ({
  start,
  end,
  state: 'exact',
  label: '1',
  noteId: 'n',
  ...over,
})

describe('cutRuns', () => {
  const text = 'Verizon’s unwillingness to augment'

  it('cuts where a mark begins and ends, and loses no letter', () => {
    const runs = cutRuns(text, 100, [mark(110, 123)])
    expect(runs.map((run) => run.text)).toEqual(['Verizon’s ', 'unwillingness', ' to augment'])
    expect(runs.map((run) => run.text).join('')).toBe(text)
    expect(runs[1]!.ending).toHaveLength(1)
  })

  it('cuts overlapping marks at each of their ends', () => {
    const runs = cutRuns(text, 0, [mark(0, 23), mark(10, 34, { label: '2' })])
    expect(runs.map((run) => run.marks.map(({ label }) => label).join())).toEqual(['1', '1,2', '2'])
  })

  it('shows only as much of a mark as stands in the stretch', () => {
    const runs = cutRuns('middle', 50, [mark(10, 90)])
    expect(runs).toEqual([expect.objectContaining({ text: 'middle', start: 50, ending: [] })])
  })

  it('leaves text without marks whole, and an empty stretch empty', () => {
    expect(cutRuns(text, 0, [])).toHaveLength(1)
    expect(cutRuns('', 5, [])).toEqual([])
  })
})

describe('marksOf', () => {
  it('gives each place of an ambiguous passage a letter', () => {
    const places = [
      { page: 1, start: 0, end: 3 },
      { page: 1, start: 9, end: 12 },
      { page: 2, start: 4, end: 7 },
    ]
    expect(marksOf('n', 3, { state: 'ambiguous', places }, 1).map((it) => it.label)).toEqual(['3a', '3b'])
    expect(marksOf('n', 3, { state: 'ambiguous', places }, 2).map((it) => it.label)).toEqual(['3c'])
  })

  it('marks nothing for what is lost', () => {
    expect(marksOf('n', 1, { state: 'lost' }, 1)).toEqual([])
  })
})

describe('runClass', () => {
  it('shows the state that most needs to be seen', () => {
    expect(runClass([mark(0, 1), mark(0, 1, { state: 'altered' })])).toBe('a-altered')
    expect(runClass([])).toBeUndefined()
  })
})
