import { describe, expect, it } from 'vitest'
import { ownLinesOf, partsOfPiece, withoutOwn, withoutOwnLines } from '../../../app/domain/redaction/ownParts'

const FONT =
  '5 0 obj << /BaseFont /BZZZZZ+SourceSerif4-Regular /Info << /Registry (Adobe) >> /Length 9 >> stream\n'
const own = new Set([
  ...partsOfPiece(FONT),
  ...partsOfPiece('12 dict begin begincmap /CMapName /Adobe-Identity-UCS def end'),
  ...partsOfPiece(
    '<?xpacket begin?><x:xmpmeta xmlns:x="adobe:ns:meta/"><pdf:Producer>Throughline</pdf:Producer>',
  ),
  ...partsOfPiece('desc sRGB, by somebody'),
  ...ownLinesOf('Custody and hashes'),
  ...ownLinesOf('Page 1 of a rendering of the text of somebody'),
  ...ownLinesOf('Rendering of a text Page 1 of 1'),
])
const left = (piece: string) => withoutOwn(piece, own).replace(/\s+/g, ' ').trim()

describe('what every file of ours holds', () => {
  it.each([
    [
      'names, whichever subset of a font they name',
      '9 0 obj << /BaseFont /QWERTY+SourceSerif4-Regular',
      '<<',
    ],
    ['a string behind the key that it stands behind', '12 dict begin /Registry (Adobe)', ''],
    ['numbers and operators of its syntax', '12 dict begin 4711 def end', ''],
    [
      'tags of metadata, and a text in the tag that it stands in',
      '<?xpacket begin?><pdf:Producer>Throughline',
      '',
    ],
    ['a whole piece, such as a profile of colours', 'desc sRGB, by somebody', ''],
  ])('is %s', (_, piece, rest) => {
    expect(left(piece)).toBe(rest)
  })

  it.each([
    ['behind another key', 'endobj /Title (Adobe)'],
    ['in a longer string', 'endobj /Registry (Adobe pays)'],
    ['in a string within a string', 'endobj /Registry (of (Adobe))'],
    ['as a name that no file has', 'endobj /Hexaploid'],
    ['in a text among streams', 'we begin with adobe /Registry (Adobe) in the dict'],
    ['in a list of numbers', '4711 4712'],
    ['in another tag of the metadata', '<?xpacket begin?><dc:title>Throughline'],
    ['in a comment', 'endobj %Adobe'],
  ])('is no excuse for the same word %s', (_, piece) => {
    const said = /Adobe|Hexaploid|adobe|4711|Throughline/.exec(piece)![0]
    expect(left(piece)).toContain(said)
  })

  it('is of its print whole lines, whichever page they count, and the reasons of what was taken out', () => {
    const page = 'Custody and hashes\nRendering of a text Page 12 of 30\nThe name of the [MINOR] is not said.'
    expect(withoutOwnLines(page, own)).toMatch(/^The name of the +¶ +is not said\.$/)
    const said = 'The custody of the minor\nCustody and hashes of it'
    expect(withoutOwnLines(said, own)).toBe(said)
  })

  it('is of its words one between the words that it always stands between, in print as in a string', () => {
    const said = 'Page 12 of a rendering of the text of “names.txt”'
    expect(withoutOwnLines(said, own)).not.toContain('rendering')
    expect(left(`endobj /Alt (${said})`)).not.toContain('rendering')
    const other = 'Page 12 of a rendering of all the text'
    expect(withoutOwnLines(other, own)).toContain('rendering')
    expect(left(`endobj /Alt (${other})`)).toContain('rendering')
  })

  it('is read to the end of metadata that close no tag', () => {
    const piece = `<?xpacket begin?>${'<'.repeat(300_000)}Hexaploid`
    expect(withoutOwn(piece, own)).toContain('Hexaploid')
  })
})
