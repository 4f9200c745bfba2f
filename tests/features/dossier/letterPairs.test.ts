import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepPairs } from '../../../app/dossier/keepPairs.server'
import { noMeasures, readKept } from '../../../app/dossier/letterPairs.server'
import { SetFace } from '../../../app/dossier/setFace.server'
import { TaggedPdf } from '../../../app/dossier/taggedPdf.server'

describe('letters that a build has measured', () => {
  let build = ''
  beforeAll(() => {
    build = mkdtempSync(join(tmpdir(), 'throughline-pairs-'))
    keepPairs(build, ['AVATAR, office'])
  })
  afterAll(() => rmSync(build, { recursive: true }))

  it('are read back as they are measured anew', () => {
    const measured = noMeasures()
    const set = new SetFace(aFace(), 'serif', measured)
    for (const pair of ['AV', 'VA', 'AT', 'TA', 'AR', 'R,', ', ', ' o', 'of', 'ff', 'fi', 'ic', 'ce'])
      set.widthOf(pair)
    const { singles, advances, kerns } = measured
    expect(readKept(build, 'serif')).toMatchObject({ singles, advances, kerns })
  })

  it('are spelled as those are that are measured anew', () => {
    const [kept, anew] = [readKept(build, 'serif'), noMeasures()].map(
      (pairs) => new SetFace(aFace(), 'serif', pairs),
    )
    expect(kept!.spell('AVATAR, office')).toBe(anew!.spell('AVATAR, office'))
    expect(kept!.embedded.unicode).toEqual(anew!.embedded.unicode)
  })

  it('are left where they were measured in another typeface than is installed', () => {
    const path = join(build, 'letterPairs.json')
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { serif: { typeface: string } }
    const other = mkdtempSync(join(build, 'other-'))
    const changed = { ...kept, serif: { ...kept.serif, typeface: 'another' } }
    writeFileSync(join(other, 'letterPairs.json'), JSON.stringify(changed))
    expect(readKept(other, 'serif')).toEqual(noMeasures())
  })

  it('are none where nothing was built', () => {
    expect(readKept(null, 'serif')).toEqual(noMeasures())
  })
})

function aFace() {
  const pdf = new TaggedPdf({ title: 'T', author: 'A', subject: 'S', keywords: 'K', clock: new Date(0) })
  return pdf.faceOf('serif').embedded
}
