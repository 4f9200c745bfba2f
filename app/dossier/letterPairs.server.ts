import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverBundle } from '../workerProgram.server'
import { facePath, type Face } from './faces.server'

/** A glyph of a file's typeface; its width in thousandths of the size. */
export type Glyph = { id: number; codePoints: number[]; advanceWidth: number }

export const LETTERS = 128
/** Not looked up yet; NaN stands for what is more than its letters. */
export const UNKNOWN = Infinity

/** A word as it is set. `kerns` is what is added behind each glyph to its own width; all in thousandths of the size. */
export type Shape = { glyphs: Glyph[]; kerns: number[]; width: number }

/**
 * What is known of a face, filled in as words are set; every file has the same of it. How the letters of ASCII stand alone,
 * what is added between two of them, at `left * LETTERS + right`; and words, with their shapes where they are more than
 * their letters: null where a mark has to be set above or below its letter.
 */
export type Measures = {
  singles: (Glyph | null)[]
  advances: Float64Array
  kerns: Float64Array
  shapes: Map<string, Shape | null>
  widths: Map<string, number>
}

export function noMeasures(): Measures {
  return {
    singles: [],
    advances: new Float64Array(LETTERS).fill(UNKNOWN),
    kerns: new Float64Array(LETTERS * LETTERS).fill(UNKNOWN),
    shapes: new Map(),
    widths: new Map(),
  }
}

const known = new Map<Face, Measures>()

/** What this process knows of a face: what it has measured itself, and what its build has. */
export function measuresOf(face: Face): Measures {
  let measures = known.get(face)
  if (!measures) known.set(face, (measures = readKept(serverBundle(), face)))
  return measures
}

/** A face's pairs as a build keeps them, with the typeface that they were measured in. Null and a code alone stand for NaN. */
export type KeptPairs = {
  typeface: string
  letters: ([code: number] | [code: number, glyph: number, advance: number])[]
  kerns: [pair: number, kern: number | null][]
}
export type KeptFaces = Partial<Record<Face, KeptPairs>>
/** Of the file of a build that holds them. */
export const KEPT = 'letterPairs.json'

/** None where there is no build, or where it was made with another typeface than is installed. */
export function readKept(build: string | null, face: Face): Measures {
  const measures = noMeasures()
  const kept = build === null ? undefined : keptIn(build)[face]
  if (!kept || kept.typeface !== typefaceHash(face)) return measures
  for (const [code, id, advance = NaN] of kept.letters) {
    measures.advances[code] = advance
    measures.singles[code] = id === undefined ? null : { id, codePoints: [code], advanceWidth: advance }
  }
  for (const [pair, kern] of kept.kerns) measures.kerns[pair] = kern ?? NaN
  return measures
}

const builds = new Map<string, KeptFaces>()

function keptIn(build: string): KeptFaces {
  let faces = builds.get(build)
  if (!faces) {
    const path = join(build, KEPT)
    faces = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeptFaces) : {}
    builds.set(build, faces)
  }
  return faces
}

/** Stands for the bytes that a face is set and measured from. */
export function typefaceHash(face: Face): string {
  return createHash('sha256')
    .update(readFileSync(facePath(face)))
    .digest('hex')
}
