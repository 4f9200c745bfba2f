import { describe, expect, it } from 'vitest'
import {
  findPage,
  packFrames,
  pageName,
  unpackFrames,
  type PageFrame,
} from '../../../app/domain/reader/pageFrames'

const frame = (label: string | null = null, more: Partial<PageFrame> = {}): PageFrame => ({
  label,
  method: 'text',
  confidence: null,
  widthPt: 612,
  heightPt: 792,
  ...more,
})
const FRAMES = [
  frame('i'),
  frame('ii'),
  frame('1'),
  frame('2'),
  frame('A-1', { widthPt: 792, heightPt: 612 }),
]

describe('packFrames', () => {
  it('says neighbours that are alike once, and gives them all back', () => {
    const packed = packFrames(FRAMES)
    expect(packed.runs.map(({ count }) => count)).toEqual([4, 1])
    expect(unpackFrames(packed)).toEqual(FRAMES)
  })

  it('sends no labels where each is the page’s number', () => {
    expect(packFrames([frame('1'), frame('2'), frame()]).labels).toBeNull()
  })
})

describe('pageName', () => {
  it('gives the file’s own number first, and where the page stands', () => {
    expect(pageName(2, 5, FRAMES[1])).toBe('Page ii (2 of 5)')
    expect(pageName(2, 5, frame())).toBe('Page 2 of 5')
  })

  it('calls a number that was read from a picture by what it is', () => {
    expect(pageName(2, 5, frame('7', { method: 'ocr' }))).toBe('Page 7 (2 of 5, by OCR)')
  })
})

describe('findPage', () => {
  it('takes a label before a number, and a number where no label is so', () => {
    expect(findPage('1', FRAMES)).toBe(3)
    expect(findPage('p. II', FRAMES)).toBe(2)
    expect(findPage('a-1', FRAMES)).toBe(5)
    expect(findPage('4', FRAMES)).toBe(4)
  })

  it('knows no page beyond the last', () => {
    for (const typed of ['6', '0', '', 'xyz', '99999999']) expect(findPage(typed, FRAMES)).toBeNull()
  })
})
