import { describe, expect, it } from 'vitest'
import { formatPinCite, renumberPinCites, splitPinCites } from '../../app/domain/pinCite'

describe('splitPinCites', () => {
  it.each([
    ['{Ex. 3}', 'Ex. 3'],
    ['{Ex. 3 at 2}', 'Ex. 3 at 2'],
    ['{Ex. 12 at 2-4}', 'Ex. 12 at 2–4'],
    ['{Ex. 12 at 2–4}', 'Ex. 12 at 2–4'],
    ['{Ex. 1 at 5-5}', 'Ex. 1 at 5'],
    ['{Ex.7 at 1}', 'Ex. 7 at 1'],
  ])('reads %s as %s', (written, printed) => {
    const [part] = splitPinCites(written)
    expect(part!.kind === 'cite' && formatPinCite(part!.cite)).toBe(printed)
  })

  it.each(['{Ex. 0}', '{Ex. 2 at 4-3}', '{Ex. 2 at 0}', '{ex 3}', '{Ex. three}', 'Ex. 3'])(
    'leaves %s as words',
    (text) => {
      expect(splitPinCites(text)).toEqual([{ kind: 'text', text }])
    },
  )

  it('loses none of the words between cites', () => {
    const text = 'One {Ex. 1} two {Ex. 2 at 3}, three.'
    const back = splitPinCites(text).map((part) => (part.kind === 'text' ? part.text : part.written))
    expect(back.join('')).toBe(text)
  })
})

describe('renumberPinCites', () => {
  it('lets each cite follow its record to the new number', () => {
    expect(renumberPinCites('See {Ex. 1 at 2} and {Ex. 2}.', ['letter', 'reply'], ['reply', 'letter'])).toBe(
      'See {Ex. 2 at 2} and {Ex. 1}.',
    )
  })

  it('finds a record again that was taken out and put back', () => {
    const without = renumberPinCites('See {Ex. 2 at 3}.', ['letter', 'reply'], ['letter'])
    expect(without).toBe('See {Ex. ?reply at 3}.')
    expect(renumberPinCites(without, ['letter'], ['letter', 'chart', 'reply'])).toBe('See {Ex. 3 at 3}.')
  })

  it('leaves a cite of an exhibit that never was as it is', () => {
    expect(renumberPinCites('{Ex. 9}', ['letter'], ['letter', 'reply'])).toBe('{Ex. 9}')
  })
})
