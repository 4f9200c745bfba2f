import { describe, expect, it } from 'vitest'
import { parseTextDirective } from '../../../app/domain/reader/textDirective'

const ADDRESS = 'https://portal.example/documents/a-letter#p3:~:'

describe('parseTextDirective', () => {
  it('reads words', () => {
    expect(parseTextDirective(`${ADDRESS}text=almost%20certainly`)).toEqual({
      start: 'almost certainly',
      end: null,
      prefix: null,
      suffix: null,
    })
  })

  it('reads a stretch from its first words to its last, between its neighbours', () => {
    expect(parseTextDirective(`${ADDRESS}text=it%20was-,almost,congestion,-.`)).toEqual({
      start: 'almost',
      end: 'congestion',
      prefix: 'it was',
      suffix: '.',
    })
  })

  it('takes the first of several', () => {
    expect(parseTextDirective(`${ADDRESS}text=one&text=two`)?.start).toBe('one')
  })

  it('finds none in another address, nor in a broken one', () => {
    for (const address of ['https://portal.example/#p3', `${ADDRESS}text=`, `${ADDRESS}x=1`])
      expect(parseTextDirective(address)).toBeNull()
    expect(parseTextDirective(`${ADDRESS}text=100%25%`)?.start).toBe('100%25%')
  })
})
