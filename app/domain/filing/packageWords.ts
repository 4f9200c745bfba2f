import { countExhibits, exhibitsWord, type Labelling } from './exhibitLabel'

/** Of how many of a packet's exhibits the evidence package holds an original. */
export type PackagedOriginals = { held: number; total: number; word: Labelling['word'] }

/**
 * What an evidence package has of the originals, in a sentence without its stop. `isRedacted`: redacted copies may stand for
 * some. Null originals: the packet has changed since, and nobody counted.
 */
export function originalsInPackage(originals: PackagedOriginals | null, isRedacted: boolean): string {
  if (originals === null) return 'The package holds those originals that were held when it was made'
  const { held, total, word } = originals
  if (held === 0)
    return `The package holds no original: none is held for ${total === 1 ? `its ${word.toLowerCase()}` : `any of its ${exhibitsWord({ word }).toLowerCase()}`}`
  const copies = isRedacted ? ', or the redacted copies that stand for them' : ''
  if (held === total)
    return `The package holds the originals of ${total === 1 ? `its ${word.toLowerCase()}` : `all ${countExhibits({ word }, total)}`}${copies}`
  return `The package holds the originals of ${held} of its ${countExhibits({ word }, total)}${copies}; for the others none is held`
}
