import { describe, expect, it } from 'vitest'
import { plainUnicode } from '../../../app/dossier/plainUnicode'

describe('plainUnicode', () => {
  it.each([
    ['1 beginbfchar <01> <F0B7> endbfchar', '1 beginbfchar <01> <2022> endbfchar'],
    ['1 beginbfchar <01> <0000> endbfchar', '1 beginbfchar <01> <FFFD> endbfchar'],
    ['1 beginbfrange <21> <22> <F021> endbfrange', '1 beginbfrange <21> <22> [<FFFD> <FFFD>] endbfrange'],
    [
      '1 beginbfrange <21> <22> [<0041> <E001>] endbfrange',
      '1 beginbfrange <21> <22> [<0041> <FFFD>] endbfrange',
    ],
  ])('gives what has no character one that says so, or the sign that it is: %s', (table, plain) => {
    expect(plainUnicode(table)).toBe(plain)
  })

  it('leaves every other table as it is', () => {
    const table = '1 beginbfchar <01> <D83D DE80> endbfchar 1 beginbfrange <20> <7E> <0020> endbfrange'
    expect(plainUnicode(table)).toBe(table.replace('D83D DE80', 'D83DDE80'))
  })

  it('leaves a table that never ends as it is', () => {
    const table = 'beginbfchar <01> <F0B7> '.repeat(100_000)
    expect(plainUnicode(table) === table).toBe(true)
  })
})
