import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Face } from '../../../app/dossier/faces.server'
import { TaggedPdf } from '../../../app/dossier/taggedPdf.server'

const words = new Set(
  readFileSync('content/handbook/packets.md', 'utf8')
    .split(/\s+/)
    .flatMap((word) => [word, `${word} `])
    .concat(['office', 'waffle', 'fjord ', 'AVATAR ', 'TL-0000123', '“To”', 'naïve ', '§ 1.49(a)']),
)

it.each(['serif', 'serif-italic', 'sans-bold'] satisfies Face[])(
  'measures each word of a handbook page in %s as the font’s own tables lay it out',
  (face) => {
    const set = aFile().faceOf(face)
    const { font, scale } = set.embedded
    const wrong = [...words].filter((word) => {
      const laidOut = font.layout(word).positions.reduce((sum, { xAdvance }) => sum + xAdvance * scale, 0)
      return Math.abs(laidOut - set.widthOf(word)) > 0.001
    })
    expect(wrong).toEqual([])
  },
)

it('spells two letters that are one glyph together as that glyph', () => {
  const set = aFile().faceOf('serif')
  expect([...new Set(['of ', 'off'].map((word) => set.spell(word)!.match(/[0-9a-f]{4}/g)!.length))]).toEqual([
    3, 2,
  ])
})

it('leaves a letter with a loose accent to be placed by its marks', () => {
  expect(aFile().faceOf('serif').spell('x\u0301')).toBeNull()
})

it('says of a glyph which character of its own file it stands for, whatever another file meant by it', () => {
  const said = ['\u00a0', ' ', '\u00a0'].map((sign) => {
    const set = aFile().faceOf('serif-bold')
    set.spell(sign)
    set.spell(' ')
    return set.embedded.unicode[1]
  })
  expect(said).toEqual([[0xa0], [0x20], [0xa0]])
})

function aFile() {
  return new TaggedPdf({ title: 'T', author: 'A', subject: 'S', keywords: 'K', clock: new Date(0) })
}
