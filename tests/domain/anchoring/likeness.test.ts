import { describe, expect, it } from 'vitest'
import { Chance } from '../../../scripts/anchors/chance'
import { pagesOf, readTexts } from '../../../scripts/anchors/corpus'
import { quoteFrom } from '../../../scripts/anchors/quotations'
import { liken, mostAlike } from '../../../app/domain/anchoring/likeness'
import { openText } from '../../../app/domain/anchoring/openText'
import { openSelector } from '../../../app/domain/anchoring/selector'

describe('the most that laying a selector on a stretch could come to', () => {
  const texts = [...readTexts().values()]
  const opened = texts.map((text) => openText(pagesOf(text)))

  it('is never less than what it comes to', () => {
    const chance = new Chance(28)
    for (let done = 0; done < 150; done++) {
      const at = chance.between(0, texts.length - 1)
      const selector = openSelector(quoteFrom(texts[at]!, chance).selector)
      const { folded } = opened[chance.isOneIn(2) ? at : chance.between(0, texts.length - 1)]!
      const from = chance.between(0, folded.key.length)
      const to = Math.min(folded.key.length, from + chance.between(0, 600))
      const most = mostAlike(selector, folded, from, to)
      const found = liken(selector, folded, from, to) ?? { words: 0, before: 0, behind: 0 }
      for (const part of ['words', 'before', 'behind'] as const)
        expect(most[part]).toBeGreaterThanOrEqual(found[part])
    }
  })

  it('is all of a selector where it stands whole, and nothing where none of it does', () => {
    const open = openText(pagesOf('The Commission asks for comments on the rules by May.'))
    const passage = { page: 1, start: 15, end: 32, prefix: 'The Commission ', exact: 'asks for comments' }
    const selector = openSelector({ ...passage, suffix: ' on the rules' })
    const [whole, none] = [open, openText(pagesOf('Zzyzx, 437,000, zzyzx!'))].map(({ folded }) =>
      mostAlike(selector, folded, 0, folded.key.length),
    )
    expect(whole).toMatchObject({ words: 15, before: 13, behind: 10 })
    expect(none).toMatchObject({ words: 0, before: 0, behind: 0 })
  })
})
