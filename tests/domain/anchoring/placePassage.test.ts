import { describe, expect, it } from 'vitest'
import { isQuotable } from '../../../app/domain/anchoring/anchor'
import { openText } from '../../../app/domain/anchoring/openText'
import { placePassage } from '../../../app/domain/anchoring/placePassage'
import { selectPassage, type PageText, type Passage } from '../../../app/domain/passage'

const page: PageText = {
  number: 1,
  text: 'Verizon’s unwillingness to augment its access ports to major Internet backbone providers is squarely Verizon’s fault.',
}

/** The passage of the words' first place on a page. */
function passageOf(words: string, on: PageText = page): Passage {
  const start = on.text.indexOf(words)
  const taken = selectPassage(on, start, start + words.length)
  if (!taken.ok) throw new Error(taken.refusal)
  return taken.value
}

const place = (passage: Passage, pages: readonly PageText[]) => placePassage(passage, openText(pages))

describe('placePassage', () => {
  it('finds a passage where it was', () => {
    expect(place(passageOf('access ports'), [page])).toEqual({
      state: 'exact',
      isTypography: false,
      page: 1,
      start: 39,
      endPage: null,
      end: 51,
    })
  })

  it('finds the passage again after a line is added above it', () => {
    const later = { number: 1, text: `Dear Mr. Milch:\n\n${page.text}` }
    expect(place(passageOf('access ports'), [later])).toEqual({
      state: 'moved',
      isTypography: false,
      page: 1,
      start: 56,
      endPage: null,
      end: 68,
    })
  })

  it('finds it on another page', () => {
    const moved = place(passageOf('access ports'), [
      { number: 1, text: 'A cover sheet' },
      { number: 2, text: page.text },
    ])
    expect(moved).toMatchObject({ state: 'moved', page: 2 })
  })

  it('tells repeats apart by their neighbours', () => {
    const second = selectPassage(
      page,
      page.text.lastIndexOf('Verizon’s'),
      page.text.lastIndexOf('Verizon’s') + 9,
    )
    const later = { number: 1, text: `In reply: ${page.text}` }
    if (!second.ok) throw new Error(second.refusal)
    expect(place(second.value, [later])).toMatchObject({
      state: 'moved',
      start: 10 + page.text.lastIndexOf('Verizon’s'),
    })
  })

  it('says that repeats are ambiguous where no neighbours tell them apart', () => {
    const later = { number: 1, text: 'Of Verizon’s and of Verizon’s.' }
    const anchor = place(passageOf('Verizon’s'), [later])
    expect(anchor).toEqual({
      state: 'ambiguous',
      places: [
        { page: 1, start: 3, endPage: null, end: 12 },
        { page: 1, start: 20, endPage: null, end: 29 },
      ],
    })
    expect(isQuotable(anchor)).toBe(false)
  })

  it('does not take the same words in the same place for exact where they are another instance', () => {
    const was = passageOf('Verizon’s')
    const later = { number: 1, text: `Verizon’s reply. ${page.text}` }
    expect(place(was, [later]).state).not.toBe('exact')
  })

  it('shows other words between the same neighbours as altered', () => {
    const later = { number: 1, text: page.text.replace('access ports', 'many access links') }
    expect(place(passageOf('access ports'), [later])).toMatchObject({
      state: 'altered',
      now: 'many access links',
    })
  })

  it('says honestly that a passage is lost', () => {
    expect(place(passageOf('access ports'), [{ number: 1, text: 'Nothing of the kind.' }])).toEqual({
      state: 'lost',
    })
    expect(place(passageOf('access ports'), [])).toEqual({ state: 'lost' })
  })

  it('lets only exact and moved passages be quoted', () => {
    expect(isQuotable(place(passageOf('access ports'), [page]))).toBe(true)
    expect(isQuotable({ state: 'lost' })).toBe(false)
    expect(
      isQuotable({ state: 'altered', page: 1, start: 0, endPage: null, end: 1, now: 'x', difference: [] }),
    ).toBe(false)
  })
})
