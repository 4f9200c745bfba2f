import { describe, expect, it } from 'vitest'
import { compareVersions } from '../../app/domain/versionDifference'

const pages = (...texts: string[]) => texts.map((text, index) => ({ number: index + 1, text }))

describe('compareVersions', () => {
  it('finds nothing where only line ends and spaces differ', () => {
    const { changes, words } = compareVersions(
      pages('The ports\nare full.\n\nAt every  hour.'),
      pages('The ports are full.\n\nAt every hour.'),
    )
    expect(changes).toEqual([])
    expect(words).toEqual({ same: 7, added: 0, removed: 0 })
  })

  it('names the word that changed, with shared words on either side', () => {
    const { changes } = compareVersions(
      pages('Dear Sir.\n\nThe ports are almost certainly congested.\n\nYours truly.'),
      pages('Dear Sir.\n\nThe ports are almost certainly NOT congested.\n\nYours truly.'),
    )
    expect(changes).toEqual([
      {
        fromPage: 1,
        toPage: 1,
        before: 'Dear Sir.',
        runs: [
          { kind: 'same', text: 'The ports are almost certainly' },
          { kind: 'added', text: 'NOT' },
          { kind: 'same', text: 'congested.' },
        ],
        after: 'Yours truly.',
      },
    ])
  })

  it('finds a paragraph again that a new page pushed on', () => {
    const old = pages('One.\n\nTwo.', 'Three.')
    const { changes, words } = compareVersions(old, pages('A cover.', 'One.\n\nTwo.', 'Three.'))
    expect(changes).toMatchObject([
      { fromPage: null, toPage: 1, runs: [{ kind: 'added', text: 'A cover.' }] },
    ])
    expect(words).toEqual({ same: 3, added: 2, removed: 0 })
  })

  it('takes words that a page break moved for the same words', () => {
    const { words } = compareVersions(
      pages('The ports are full at every', 'hour of the day.'),
      pages('The ports are full', 'at every hour of the day.'),
    )
    expect(words).toEqual({ same: 10, added: 0, removed: 0 })
  })

  it('answers for texts that share nothing, however long, page against page', () => {
    const text = (word: string) =>
      Array.from({ length: 500 }, (_, page) =>
        Array.from({ length: 8 }, (_, at) => `${word}${page}x${at} `.repeat(40)).join('\n\n'),
      )
    const { changes, unlisted, words } = compareVersions(pages(...text('a')), pages(...text('b')))
    expect(changes).toHaveLength(500)
    expect(unlisted).toBe(0)
    expect(words).toEqual({ same: 0, added: 160_000, removed: 160_000 })
  })
})
