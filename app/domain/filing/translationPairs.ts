/** An exhibit as pairing sees it: its record, and the record of the exhibit that it translates. */
type Paired = { record: string; translationOf: string | null }

/**
 * Puts each translation directly after its original, in their order; all else stays. One whose original is not there,
 * or is a translation itself, stays where it is.
 */
export function pairTranslations<Exhibit extends Paired>(exhibits: readonly Exhibit[]): Exhibit[] {
  const originals = new Set(exhibits.filter((it) => it.translationOf === null).map(({ record }) => record))
  const isPaired = ({ translationOf }: Exhibit) => translationOf !== null && originals.has(translationOf)
  return exhibits
    .filter((it) => !isPaired(it))
    .flatMap((it) => [
      it,
      ...exhibits.filter((other) => isPaired(other) && other.translationOf === it.record),
    ])
}

/** The places, from 1, of the translations of a record among these exhibits. */
export function translationsOf(exhibits: readonly Paired[], record: string): number[] {
  return exhibits.flatMap((it, index) => (it.translationOf === record ? [index + 1] : []))
}
