import { describe, expect, it } from 'vitest'
import { formatPageLink, parsePageLink } from '../../../app/domain/reader/pageLink'

describe('parsePageLink', () => {
  it('reads a page and a note on it', () => {
    expect(parsePageLink('#p3')).toEqual({ to: 'page', page: 3 })
    expect(parsePageLink('#p3/n17')).toEqual({ to: 'note', page: 3, note: 17 })
  })

  it('reads a note by its id, and its passage', () => {
    expect(parsePageLink('#note-a1-b2')).toEqual({ to: 'note-id', id: 'a1-b2', isPassage: false })
    expect(parsePageLink('#at-a1-b2')).toEqual({ to: 'note-id', id: 'a1-b2', isPassage: true })
  })

  it('leaves the browser what is the browser’s', () => {
    expect(parsePageLink('#p3:~:text=almost')).toEqual({ to: 'page', page: 3 })
    for (const fragment of ['', '#', '#sources', '#p0', '#px', '#p3/17'])
      expect(parsePageLink(fragment)).toBeNull()
  })

  it('reads what formatPageLink writes', () => {
    expect(parsePageLink(formatPageLink(412))).toEqual({ to: 'page', page: 412 })
    expect(parsePageLink(formatPageLink(4, 2))).toEqual({ to: 'note', page: 4, note: 2 })
  })
})
