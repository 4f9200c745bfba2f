import { describe, expect, it } from 'vitest'
import { placesOfPasted } from '../../../app/domain/anchoring/placesOfPasted'
import type { PageText } from '../../../app/domain/passage'

const page: PageText = {
  number: 1,
  text: 'Verizon’s unwillingness to augment its access ports to major Internet backbone providers is squarely Verizon’s fault.',
}

describe('placesOfPasted', () => {
  it('finds pasted words whatever their line breaks', () => {
    expect(placesOfPasted('  to  augment\nits access\tports ', [page])).toEqual([
      { page: 1, start: 24, endPage: null, end: 51 },
    ])
  })

  it('answers every place where they stand', () => {
    expect(placesOfPasted('Verizon’s', [page])).toHaveLength(2)
  })

  it('reads every mark as itself, not as a pattern', () => {
    const odd = { number: 1, text: 'costs $5.00 (five) [sic] a+b? {x} ^ | \\ / end' }
    expect(placesOfPasted('$5.00  (five) [sic]  a+b? {x}  ^ | \\ / end', [odd])).toHaveLength(1)
    expect(placesOfPasted('.*', [odd])).toEqual([])
  })

  it('finds nothing for blank words', () => {
    expect(placesOfPasted(' \n ', [page])).toEqual([])
  })

  it.each([
    ['straight quotation marks', `He called it "crowded", on Verizon's network.`],
    ['a plain hyphen for a dash', 'He called it “crowded”, on Verizon’s network.  It was-he said-full.'],
    ['a ligature', 'it was full — and the traﬃc grew'],
    ['a word that the line end does not cut', 'the interconnection ports'],
  ])('finds words pasted with %s', (_, words) => {
    const text =
      'He called it “crowded”, on Verizon’s network. It was—he said—full. At noon it was full - and the traffic grew at the intercon-\nnection ports.'
    expect(placesOfPasted(words, [{ number: 1, text }])).toHaveLength(1)
  })

  it('finds words over a page break', () => {
    const pages = [
      { number: 1, text: 'The ports are' },
      { number: 2, text: 'full at every hour.' },
    ]
    expect(placesOfPasted('ports are full', pages)).toEqual([{ page: 1, start: 4, endPage: 2, end: 4 }])
  })

  it.each(['It is not full.', 'It is full at 1,58 Mbps', 'it is full'])(
    'does not take “%s” for other words',
    (words) => {
      expect(placesOfPasted(words, [{ number: 1, text: 'It is full. It is full at 1.58 Mbps' }])).toEqual([])
    },
  )

  it('prefers the very words', () => {
    const text = "Verizon's ports, and Verizon’s lines."
    expect(placesOfPasted("Verizon's", [{ number: 1, text }])).toEqual([{ page: 1, start: 0, end: 9 }])
  })
})
