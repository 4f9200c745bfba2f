import { describe, expect, it } from 'vitest'
import { CONTEXT, selectAcross, selectPassage, wordsAt, type PageText } from '../../app/domain/passage'

const page: PageText = {
  number: 1,
  text: 'Verizon’s unwillingness to augment its access ports to major Internet backbone providers is squarely Verizon’s fault.',
}

/** The passage of the words' first place on a page. */
function passageOf(words: string, on: PageText = page) {
  const start = on.text.indexOf(words)
  const taken = selectPassage(on, start, start + words.length)
  if (!taken.ok) throw new Error(taken.refusal)
  return taken.value
}

describe('selectPassage', () => {
  it('keeps the words and 32 code units on either side', () => {
    const passage = passageOf('access ports')
    expect(passage.exact).toBe('access ports')
    expect(passage.prefix).toBe('’s unwillingness to augment its ')
    expect(passage.prefix).toHaveLength(CONTEXT)
    expect(passage.suffix).toBe(' to major Internet backbone prov')
  })

  it('keeps a shorter context at the edges of a page', () => {
    expect(passageOf('Verizon’s unwillingness').prefix).toBe('')
    expect(passageOf('fault.').suffix).toBe('')
  })

  it('refuses a passage that leaves the page', () => {
    for (const [start, end] of [
      [-1, 4],
      [0, page.text.length + 1],
      [5, 4],
      [0.5, 4],
      [NaN, 4],
    ] as const) {
      expect(selectPassage(page, start, end)).toEqual({ ok: false, refusal: 'outside-page' })
    }
  })

  it('refuses a blank passage', () => {
    expect(selectPassage(page, 9, 10)).toEqual({ ok: false, refusal: 'blank-passage' })
    expect(selectPassage(page, 4, 4)).toEqual({ ok: false, refusal: 'blank-passage' })
  })

  it('never cuts a character in two: neither the words nor their context', () => {
    const astral: PageText = { number: 1, text: '😀'.repeat(40) + 'x' + '😀'.repeat(40) }
    const taken = selectPassage(astral, 79, 82)
    expect(taken.ok && taken.value.exact).toBe('😀x😀')
    for (let at = 0; at < astral.text.length; at++) {
      const any = selectPassage(astral, at, at + 1)
      expect(
        any.ok &&
          [any.value.exact, any.value.prefix, any.value.suffix].filter((words) =>
            /\p{Surrogate}/u.test(words),
          ),
      ).toEqual([])
    }
  })

  it('takes words of every script as they are', () => {
    for (const words of ['שלום עולם', 'نص عربي', 'é̂̃', '𝒜𝓁𝓅𝒽𝒶', '你好', '👩‍👩‍👧‍👦', 'a\u0000b', '\u202Ertl\u202C']) {
      const around = { number: 3, text: `before ${words} after` }
      const passage = passageOf(words, around)
      expect(passage.exact).toBe(words)
    }
  })
})

describe('selectAcross', () => {
  const pages = [
    { number: 1, text: 'The ports are' },
    { number: 2, text: '' },
    { number: 3, text: 'full at every hour.' },
  ]

  it('takes words from one page over to another, and says where they end there', () => {
    const taken = selectAcross(pages, { page: 1, start: 4 }, { page: 3, end: 4 })
    expect(taken).toMatchObject({
      ok: true,
      value: { page: 1, start: 4, endPage: 3, end: 4, exact: 'ports are\n\nfull', suffix: ' at every hour.' },
    })
    expect(taken.ok && wordsAt(pages, taken.value)).toBe('ports are\n\nfull')
  })

  it('takes words of one page as selectPassage does', () => {
    expect(selectAcross(pages, { page: 3, start: 0 }, { page: 3, end: 4 })).toEqual(
      selectPassage(pages[2]!, 0, 4),
    )
  })

  it('refuses an end before the start, a page that is not there and a place beyond a page', () => {
    const outside = { ok: false, refusal: 'outside-page' }
    expect(selectAcross(pages, { page: 3, start: 0 }, { page: 1, end: 4 })).toEqual(outside)
    expect(selectAcross(pages, { page: 1, start: 0 }, { page: 4, end: 1 })).toEqual(outside)
    expect(selectAcross(pages, { page: 1, start: 14 }, { page: 3, end: 1 })).toEqual(outside)
    expect(selectAcross(pages, { page: 1, start: 4 }, { page: 3, end: 99 })).toEqual(outside)
  })
})
