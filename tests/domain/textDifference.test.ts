import { describe, expect, it } from 'vitest'
import { textDifference } from '../../app/domain/textDifference'

describe('textDifference', () => {
  it('shows the word that was taken out', () => {
    expect(textDifference('almost certainly NOT congestion', 'almost certainly congestion')).toEqual([
      { text: 'almost certainly ', kind: 'same' },
      { text: 'NOT ', kind: 'removed' },
      { text: 'congestion', kind: 'same' },
    ])
  })

  it('holds both texts whole', () => {
    const [before, after] = ['1.58 Mbps in May,\nand less', '1.59 Mbps in June,  and no less']
    const runs = textDifference(before, after)
    const join = (less: string) =>
      runs
        .filter(({ kind }) => kind !== less)
        .map(({ text }) => text)
        .join('')
    expect([join('added'), join('removed')]).toEqual([before, after])
  })
})
