import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { standardFaults } from '../../../app/extract/copy/standardFaults.server'
import { aStream, onePage, plainPdf, type PlainObject } from './plainPdf'

const folder = await mkdtemp(join(tmpdir(), 'throughline-faults-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function faultsIn(objects: PlainObject[]) {
  const bytes = plainPdf(objects)
  const path = join(folder, 'source.pdf')
  await writeFile(path, bytes)
  return standardFaults({ path, sizeBytes: bytes.length })
}

/** A page whose picture, in the colours of ink, has this name among its resources. */
function withPicture(name: string): PlainObject[] {
  const picture =
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceCMYK /BitsPerComponent 8'
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /${name} 6 0 R >> >> >>`
  return [
    ...onePage('').map(([num, body]): PlainObject => [num, num === 3 ? page : body]),
    [6, aStream(picture, 'cmyk')],
  ]
}

describe('standardFaults', () => {
  it.each(['Im1', 'P', 'Parent1'])('finds colours of ink in a picture named %s', async (name) => {
    expect(await faultsIn(withPicture(name))).toEqual(['ink'])
  })

  it('does not follow a note up to its page', async () => {
    const note = '<< /Type /Annot /Subtype /Square /Rect [1 1 9 9] /P 3 0 R /AP << /N 7 0 R >> /F 4 >>'
    const look = aStream('/Type /XObject /Subtype /Form /BBox [0 0 8 8]', '0 0 8 8 re S')
    expect(await faultsIn([...onePage('', { page: '/Annots [6 0 R]' }), [6, note], [7, look]])).toEqual([
      'fonts',
    ])
  })

  it.each<[fault: string, what: string, resources: string, objects: PlainObject[]]>([
    ['drawing', 'an operator that PDF does not have', '', [[4, aStream('', 'BX 1 zz EX')]]],
    ['drawing', 'a mode of blending that PDF does not have', '/ExtGState << /G << /BM /Glow >> >>', []],
    ['drawing', 'a transfer function', '/ExtGState << /G << /Type /ExtGState /TR /Identity >> >>', []],
    [
      'drawing',
      'bytes in another file',
      '/XObject << /X 6 0 R >>',
      [[6, aStream('/Subtype /Image /F (a.jpg)', '')]],
    ],
    [
      'ink',
      'colours of ink in a form within the page',
      '/XObject << /X 6 0 R >>',
      [[6, aStream('/Subtype /Form /BBox [0 0 9 9]', '0 0 0 1 k')]],
    ],
    [
      'colour',
      'a profile that is none',
      '/ColorSpace << /C [/ICCBased 6 0 R] >>',
      [[6, aStream('/N 3', 'none')]],
    ],
    [
      'ink',
      'colours of ink behind a list of any length',
      '/ColorSpace << /C [6 0 R /DeviceCMYK] >>',
      [[6, `[${'0 '.repeat(300_000)}]`]],
    ],
    [
      'colour',
      'inks that are not told',
      '/ColorSpace << /C [/DeviceN [/Gold] /DeviceRGB << /FunctionType 2 /N 1 /Domain [0 1] >>] >>',
      [],
    ],
    [
      'characters',
      'a font of numbered glyphs that says no characters',
      '/Font << /F << /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [] >> >>',
      [],
    ],
    [
      'characters',
      'glyphs by names that say none',
      '/Font << /F << /Type /Font /Subtype /Type3 /FirstChar 0 /LastChar 0 /Widths [1] /Encoding << /Differences [0 /a12] >> >> >>',
      [],
    ],
  ])('finds %s: %s', async (fault, _, resources, objects) => {
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << ${resources} >> >>`
    const all = new Map(
      onePage('').map(([num, body]) => [num, num === 3 ? page : num === 4 ? aStream('', '') : body]),
    )
    for (const [num, body] of objects) all.set(num, body)
    expect(await faultsIn([...all])).toEqual([fault])
  })
})
