import { describe, expect, it } from 'vitest'
import { isSavedIn } from '../../app/routes/parts/packet/argument/keptWords'

describe('words that a browser kept of a part', () => {
  const paragraph = { kind: 'paragraph', id: 'a', text: 'All of\nthe words.' } as const
  const chronology = {
    ...({ kind: 'chronology', id: 'c', title: '' } as const),
    entries: [{ record: 'letter', note: 'Sent' }],
  }

  it.each([
    ['a paragraph as it was sent', paragraph, [['text', 'All of\r\nthe words. ']], true],
    ['a paragraph that was written on', paragraph, [['text', 'All of\nthe words, whole.']], false],
    [
      'what was chosen and noted',
      chronology,
      [
        ['title', ''],
        ['record', 'letter'],
        ['note.letter', 'Sent'],
      ],
      true,
    ],
    [
      'one more choice',
      chronology,
      [
        ['record', 'letter'],
        ['record', 'reply'],
      ],
      false,
    ],
  ] as const)('are told from what it has: %s', (_, block, words, isSaved) => {
    expect(
      isSavedIn(
        { ...block },
        words.map(([name, value]) => [name, value]),
      ),
    ).toBe(isSaved)
  })
})
