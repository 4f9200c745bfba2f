import { describe, expect, it } from 'vitest'
import { openText } from '../../../app/domain/anchoring/openText'
import { placeAll } from '../../../app/domain/anchoring/placeAll'
import { placePassage } from '../../../app/domain/anchoring/placePassage'
import { runInSlices, runSteps } from '../../../app/domain/anchoring/steps'
import { selectAcross, selectPassage, type PageText, type Passage } from '../../../app/domain/passage'

const page = (text: string): PageText[] => [{ number: 1, text }]

function take(text: string, start: number, end: number): Passage {
  const taken = selectPassage({ number: 1, text }, start, end)
  if (!taken.ok) throw new Error(taken.refusal)
  return taken.value
}

const bare = (exact: string): Passage => ({
  page: 1,
  start: 0,
  end: exact.length,
  exact,
  prefix: '',
  suffix: '',
})

describe('placePassage, on texts that nobody would write', () => {
  it('finds nothing in no text at all', () => {
    for (const pages of [[], page(''), page(' \n '), [...page(''), { number: 2, text: '' }]])
      expect(placePassage(bare('access ports'), openText(pages))).toEqual({ state: 'lost' })
  })

  it('finds nothing where the quotation is longer than the text', () => {
    expect(placePassage(bare('many words '.repeat(90)), openText(page('Few.'))).state).toBe('lost')
  })

  it('finds quotations of marks alone where they were, and nowhere else', () => {
    for (const marks of ['—', '.', '…', '* * *', ' – ', '“', '§ §']) {
      const text = `The first line of it.\n${marks}\nThe second line of it.`
      const at = text.indexOf('\n') + 1
      const passage = take(text, at, at + marks.length)
      expect(placePassage(passage, openText(page(text))).state, marks).toBe('exact')
      const gone = placePassage(passage, openText(page('The first line of it.\nThe second line of it.')))
      expect(['exact', 'moved'], marks).not.toContain(gone.state)
    }
  })

  it('takes halves of characters for what they are', () => {
    const text = 'The \ud83d ports \ude00 were full of \ud83d\ude00 faces.'
    const passage = bare('ports \ude00 were full of \ud83d\ude00')
    expect(placePassage({ ...passage, start: 6, end: 32 }, openText(page(text))).state).not.toBe('lost')
    expect(placePassage(bare('\ud83d'), openText(page('none'))).state).toBe('lost')
  })

  it('says that one letter in a text of nothing else is ambiguous', () => {
    const text = 'a'.repeat(200_000)
    const anchor = placePassage(
      { ...take(text, 100_000, 100_050), start: 300_000, end: 300_050 },
      openText(page(text)),
    )
    expect(anchor.state).toBe('ambiguous')
    expect(anchor.state === 'ambiguous' && anchor.places.length).toBe(26)
  })

  it('tells the one altered among thousands of equal paragraphs', () => {
    const paragraphs = Array.from(
      { length: 4_000 },
      () => 'The parties reserve all of their rights in this matter.',
    )
    const text = paragraphs.join('\n\n')
    const at = text.indexOf('reserve', 2_000 * 57)
    const revised = `${text.slice(0, at)}waive${text.slice(at + 7)}`
    const anchor = placePassage(take(text, at, at + 31), openText(page(revised)))
    expect(['exact', 'moved']).not.toContain(anchor.state)
  })

  it('finds quotations of 10,000 characters, and the word altered in one', () => {
    const words = Array.from({ length: 8_000 }, (_, index) => `word${(index * 7919) % 9973}`)
    const text = words.join(' ')
    const passage = take(text, 5_000, 15_000)
    expect(placePassage(passage, openText(page(`Put in before. ${text}`)))).toMatchObject({
      state: 'moved',
      start: 5_015,
    })
    const at = text.indexOf(' ', 9_000) + 1
    const revised = `${text.slice(0, at)}never ${text.slice(at)}`
    const anchor = placePassage(passage, openText(page(revised)))
    expect(anchor.state).toBe('altered')
    expect(anchor.state === 'altered' && anchor.difference.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: 'never ' },
    ])
  })

  it('opens a text of ten million characters and finds a passage in it', () => {
    const line = 'The ports ran at ninety percent, and nobody wrote to anybody about it.\n'
    const text = line.repeat(140_000)
    const revised = `${text.slice(0, 5_000_000)}It is almost certainly not congestion.${text.slice(5_000_000)}`
    expect(placePassage(bare('almost certainly not congestion'), openText(page(revised)))).toMatchObject({
      state: 'moved',
      start: 5_000_006,
    })
  })

  it('takes one letter under a thousand marks', () => {
    const text = `Zalgo: a${'\u0301'.repeat(1_000)} and some more words behind it.`
    expect(placePassage(take(text, 0, text.length), openText(page(text))).state).toBe('exact')
  })
})

describe('placePassage, over page breaks', () => {
  const pages = [
    { number: 3, text: 'We say that it is almost cer-' },
    { number: 4, text: 'tainly congestion that was seen here.' },
  ]

  it('finds a passage that runs over one, and as one word the word that it parts', () => {
    const taken = selectAcross(pages, { page: 3, start: 15 }, { page: 4, end: 17 })
    if (!taken.ok) throw new Error(taken.refusal)
    expect(placePassage(taken.value, openText(pages))).toMatchObject({
      state: 'exact',
      page: 3,
      endPage: 4,
      end: 17,
    })
    const flowed = [{ number: 3, text: 'We say that it is almost certainly congestion that was seen here.' }]
    expect(placePassage(taken.value, openText(flowed))).toMatchObject({
      state: 'exact',
      isTypography: true,
      endPage: null,
      end: 45,
    })
  })

  it('finds a passage that a new page break parts', () => {
    const was = take('We say that it is almost certainly congestion that was seen here.', 15, 45)
    expect(placePassage({ ...was, page: 3 }, openText(pages))).toMatchObject({ page: 3, endPage: 4, end: 17 })
  })
})

describe('placeAll', () => {
  it('gives the same answers in slices as at once, and rests whenever it is due', async () => {
    const text = 'The ports were full. Nobody wrote about it. '.repeat(50) + 'It is congestion.'
    const passages = [take(text, text.length - 17, text.length), bare('nowhere at all')]
    let rests = 0
    const sliced = await runInSlices(
      placeAll(passages, page(`New. ${text}`)),
      () => true,
      async () => void rests++,
    )
    expect(sliced).toEqual(runSteps(placeAll(passages, page(`New. ${text}`))))
    expect(sliced.map(({ state }) => state)).toEqual(['moved', 'lost'])
    expect(rests).toBeGreaterThan(passages.length)
  })
})
