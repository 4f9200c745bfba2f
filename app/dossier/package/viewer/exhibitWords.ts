import type { ManifestItem } from '../../../domain/evidencePackage/manifest'

/** Words as the viewer's search knows them: letters and digits of any script, small. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Everything of an exhibit that its search looks at. */
export function textOfItem(item: ManifestItem): string {
  return [
    ...[item.exhibit, item.title, item.kind, item.date, item.caption, item.from, item.to],
    ...item.quotations.map(({ text }) => text),
    ...item.originals.flatMap(({ fileName, bates }) => [fileName, bates?.first ?? '', bates?.last ?? '']),
    ...item.points.flatMap(({ subject, period }) => [subject, period]),
  ].join('\n')
}
