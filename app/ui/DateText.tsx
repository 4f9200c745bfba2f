import { formatEdtf, parseEdtf } from '../domain/edtf'

/**
 * A date as closely as its source gives it. Days, months and years are marked up for machines; intervals, seasons
 * and doubtful dates have no form in HTML and stay words.
 */
export function DateText({ edtf, className }: { edtf: string; className?: string }) {
  const words = formatEdtf(edtf)
  const date = parseEdtf(edtf)
  const isPlain = date && /^\d{4}(-\d\d){0,2}$/.test(edtf) && date.precision !== 'season'
  if (!isPlain) return <span className={className ?? 'num'}>{words}</span>
  return (
    <time dateTime={edtf} className={className}>
      {words}
    </time>
  )
}
