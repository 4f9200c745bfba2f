import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Face } from './faces.server'
import { KEPT, noMeasures, typefaceHash, UNKNOWN, type KeptFaces, type KeptPairs } from './letterPairs.server'
import { SetFace } from './setFace.server'
import { TaggedPdf } from './taggedPdf.server'

/** What dossiers are set in, but for what they fall back to. */
const PRINTED: Face[] = ['serif', 'serif-italic', 'serif-bold', 'sans', 'sans-bold', 'mono']

/**
 * Measures how the letters of ASCII stand beside each other where these texts have them so, in each face of print, and keeps
 * that in a build: every process that runs from it begins with it.
 */
export function keepPairs(build: string, texts: readonly string[]): void {
  const pairs = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?=([ -~]{2}))/g)].map(([, pair]) => pair!)),
  )
  const kept: KeptFaces = {}
  for (const face of PRINTED) kept[face] = measure(face, pairs)
  writeFileSync(join(build, KEPT), JSON.stringify(kept))
}

function measure(face: Face, pairs: ReadonlySet<string>): KeptPairs {
  const pdf = new TaggedPdf({ title: '', author: '', subject: '', keywords: '', clock: new Date(0) })
  const measures = noMeasures()
  const { singles, advances, kerns } = measures
  const set = new SetFace(pdf.faceOf(face).embedded, face, measures)
  for (const pair of pairs) set.widthOf(pair)
  const codes = [...advances.keys()].filter((code) => advances[code] !== UNKNOWN)
  const measured = [...kerns.keys()].filter((pair) => kerns[pair] !== UNKNOWN)
  return {
    typeface: typefaceHash(face),
    letters: codes.map((code) => (singles[code] ? [code, singles[code].id, advances[code]!] : [code])),
    kerns: measured.map((pair) => [pair, Number.isNaN(kerns[pair]) ? null : kerns[pair]!]),
  }
}
