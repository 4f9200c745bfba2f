import { describe, expect, it } from 'vitest'
import { documentText, flowingBlocks, paragraphsOf } from '../../app/domain/documentText'
import { documentSchema, statementSchema } from '../../app/domain/records'

const letter = documentSchema.parse({
  kind: 'document',
  id: 'a-letter',
  title: 'A letter',
  type: 'letter',
  date: '2014-06-09',
  summary: 'Answers the demand.',
})

function aStatement(position: number, text: string) {
  return statementSchema.parse({
    kind: 'statement',
    id: `a-letter-q${position}`,
    document: 'a-letter',
    position,
    text,
    speaker: 'somebody',
  })
}

describe('documentText', () => {
  it('is one page: the quotations in order, then the summary', () => {
    const { page, blocks } = documentText(letter, [aStatement(2, 'Second.'), aStatement(1, 'First.')])
    expect(page).toEqual({ number: 1, text: 'First.\n\nSecond.\n\nAnswers the demand.' })
    expect(blocks.map((block) => [block.kind, page.text.slice(block.start, block.end)])).toEqual([
      ['quotation', 'First.'],
      ['quotation', 'Second.'],
      ['summary', 'Answers the demand.'],
    ])
  })

  it('counts every line end as one character', () => {
    expect(documentText({ ...letter, summary: 'One\r\ntwo\rthree' }, []).page.text).toBe('One\ntwo\nthree')
  })

  it('is an empty page where the record has neither quotation nor summary', () => {
    expect(documentText({ ...letter, summary: '' }, [])).toEqual({
      page: { number: 1, text: '' },
      blocks: [],
    })
  })
})

describe('paragraphsOf', () => {
  it('parts at empty lines and knows where each paragraph starts', () => {
    const text = '\n\nOne\nstill one\n\n\nTwo'
    const parts = paragraphsOf(text)
    expect(parts).toEqual([
      { start: 2, text: 'One\nstill one' },
      { start: 18, text: 'Two' },
    ])
    for (const part of parts) expect(text.startsWith(part.text, part.start)).toBe(true)
  })
})

describe('flowingBlocks', () => {
  const text =
    'Secretary\nFederal Commission\n\nThe first line of a paragraph is as wide as the sheet,\nand so is the second one of it, which ends here where\nit ends.\nA heading\nAnother paragraph'
  const blocks = flowingBlocks(text)

  it('keeps the line ends of an address and a heading, and lets the lines of a paragraph flow', () => {
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Secretary',
      'Federal Commission',
      'The first line of a paragraph is as wide as the sheet,\nand so is the second one of it, which ends here where\nit ends.',
      'A heading',
      'Another paragraph',
    ])
  })

  it('tells where a paragraph begins', () => {
    expect(blocks.map(({ isNew }) => isNew)).toEqual([true, false, true, false, false])
  })

  it('has nothing to cut on a blank page', () => {
    expect(flowingBlocks('')).toEqual([])
  })
})
