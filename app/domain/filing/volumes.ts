import { ok, refuse, type Result } from '../result'

/** One file of a dossier that is larger than a forum takes: which it is, of how many, and its exhibits' places in the packet, from 0. */
export type Volume = { number: number; of: number; first: number; end: number }

export type CutRefusal =
  /** No volume can hold this exhibit, by its place from 0, however alone it stands. */
  { reason: 'exhibit-too-large'; exhibit: number } | { reason: 'too-many-volumes'; volumes: number }

export type CutLimits = {
  mostBytes: number
  /** Null where the forum says none. */
  mostFiles: number | null
  /** What stands in each volume beside its exhibits, and in the first before them. */
  repeatedBytes: number
  firstBytes: number
}

/**
 * Cuts a dossier between exhibits into as few volumes as hold them in their order, none larger than a forum takes. Sizes
 * are what each exhibit is expected to take, in bytes.
 */
export function cutVolumes(
  sizes: readonly number[],
  { mostBytes, mostFiles, repeatedBytes, firstBytes }: CutLimits,
): Result<Volume[], CutRefusal> {
  const starts = [0]
  let held = firstBytes
  for (const [exhibit, size] of sizes.entries()) {
    if (repeatedBytes + size > mostBytes) return refuse({ reason: 'exhibit-too-large', exhibit } as const)
    if (held + size > mostBytes && exhibit > 0) {
      starts.push(exhibit)
      held = repeatedBytes
    }
    held += size
  }
  const of = starts.length
  if (mostFiles !== null && of > mostFiles)
    return refuse({ reason: 'too-many-volumes', volumes: of } as const)
  return ok(
    starts.map((first, index) => ({ number: index + 1, of, first, end: starts[index + 1] ?? sizes.length })),
  )
}

/** A dossier that is one file. */
export function wholeVolume(exhibits: number): Volume {
  return { number: 1, of: 1, first: 0, end: exhibits }
}

/** Where a volume of a file lies: "file-2.pdf"; the file itself where there is one only. */
export function volumePath(path: string, { number, of }: Pick<Volume, 'number' | 'of'>): string {
  return of === 1 ? path : path.replace(/(\.[^./\\]+)?$/, (ending) => `-${number}${ending}`)
}
