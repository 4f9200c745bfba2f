import { describe, expect, it } from 'vitest'
import { DATED_KINDS, shownDocumentKind, shownMilestoneKind } from '../../app/domain/shownKind'

describe('shownDocumentKind', () => {
  it.each([
    ['letter', 'Letter', 'letter', 'said'],
    ['cease-and-desist', 'Letter', 'letter', 'said'],
    ['complaint', 'Filing', 'letter', 'said'],
    ['blog-post', 'Statement', 'said', 'said'],
    ['on-screen-message', 'On-screen message', 'said', 'said'],
    ['news-report', 'Press report', 'report', 'said'],
    ['report', 'Report', 'measured', 'measured'],
    ['agreement', 'Agreement', 'deal', 'deal'],
    ['consent-decree', 'Decision', 'decided', 'decided'],
  ])('shows a document of type %s as %s', (type, word, glyph, strand) => {
    expect(shownDocumentKind(type)).toEqual({ word, glyph, strand })
  })

  it.each(['memoir', 'constructor', ''])('shows a type it does not know (%j) as a plain document', (type) => {
    expect(shownDocumentKind(type).word).toBe('Document')
  })
})

describe('shownMilestoneKind', () => {
  it.each(['nprm-adopted', 'noi-adopted', 'draft-circulated', 'effective-planned', 'proposed', 'introduced'])(
    'gives the open diamond to %s, which decided nothing yet',
    (type) => expect(shownMilestoneKind(type).glyph).toBe('proposed'),
  )

  it.each(['order-adopted', 'comment-due', 'effective', 'vacated'])(
    'gives the filled diamond to %s',
    (type) => expect(shownMilestoneKind(type).glyph).toBe('decided'),
  )
})

describe('DATED_KINDS', () => {
  it('names each word once, so that a facet can be made of it', () => {
    const words = DATED_KINDS.map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
  })
})
