import { describe, expect, it } from 'vitest'
import { wordDifference } from '../../app/domain/anchoring/wordDifference'
import { findBrokenCites, findTypedCites } from '../../app/domain/argument/typedCites'
import { findDocketNumbers } from '../../app/domain/docketNumber'
import { personalIdentifiers } from '../../app/domain/filing/readiness'
import { withoutClause } from '../../app/domain/query'
import { parseTags } from '../../app/domain/tags'
import { decodeHtml } from '../../app/extract/html/decodeHtml.server'
import { styleEffect } from '../../app/extract/html/hiddenStyle'
import { isOcrCandidate } from '../../app/extract/pdf/ocrCandidate'

/** Long enough that a pattern which tries every division of a run would not come to an end within a test. */
const LONG = 100_000
const BLANKS = ' '.repeat(LONG)

describe('patterns, on lines that are made to hold them up', () => {
  it('find no docket number in a bureau with a hundred thousand blanks behind it, or in parted letters', () => {
    expect(findDocketNumbers(`GN${BLANKS}x`)).toEqual([])
    expect(findDocketNumbers('_a'.repeat(LONG))).toEqual([])
  })

  it('read no tags in blank lines', () => {
    expect(parseTags('\n'.repeat(LONG))).toEqual([])
  })

  it('take a clause out of a query of blanks', () => {
    const text = `x${BLANKS}y`
    expect(withoutClause(text, { start: text.length - 1, end: text.length })).toBe('x')
  })

  it('see no hidden style in blanks', () => {
    expect(styleEffect(`opacity:${BLANKS}x;font-size:${BLANKS}x`).isHidden).toBe(false)
  })

  it('find no charset in a head that breaks off', () => {
    expect(decodeHtml(Buffer.from(`<meta charset=${BLANKS}`)).encoding).toBeDefined()
  })

  it('compare words beside blanks alone', () => {
    expect(wordDifference(BLANKS, 'ports')).toContainEqual({ kind: 'added', text: 'ports' })
  })

  it('find no address in letters without end', () => {
    expect(personalIdentifiers('a'.repeat(LONG))).toEqual([])
  })

  it('find the cite ahead of blanks, typed or begun in a brace', () => {
    const labels = new Set(['2'])
    expect(findTypedCites(`Ex. 2${BLANKS}`, labels)).toHaveLength(1)
    expect(findBrokenCites(`{Ex. 2${BLANKS}`, labels)).toHaveLength(1)
  })

  it('tell a page of blanks and brackets from a stamp', () => {
    expect(isOcrCandidate(`Case${' '.repeat(1500)}x`, true)).toBe(true)
  })
})

describe('styleEffect', () => {
  it.each([
    'opacity:0',
    'opacity: 0.0;',
    'opacity:.0',
    'font-size:0',
    'font-size: 0px !important',
    'font-size:.1px',
  ])('takes words under %s for hidden', (style) => expect(styleEffect(style).isHidden).toBe(true))

  it.each(['opacity:', 'opacity:0.5', 'opacity:10', 'font-size:10px', 'font-size:'])(
    'takes words under %s for shown',
    (style) => expect(styleEffect(style).isHidden).toBe(false),
  )
})
