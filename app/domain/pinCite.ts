import {
  exhibitLabel,
  exhibitName,
  labelHeading,
  PLAIN_LABELS,
  positionOf,
  type Labelling,
} from './filing/exhibitLabel'

/**
 * A pin cite within a packet: an exhibit of it, and pages within that exhibit. Written {Ex. 3}, {Ex. 3 at 2} or
 * {Ex. 3 at 2-4}, with the label of any scheme: {Ex. C at 2}, {Attachment 3}. Printed as its packet labels exhibits:
 * "Ex. C at 2–4". Pages count from 1: those of the original that are put forward where one is bound in, and else those
 * behind the exhibit's slip-sheet.
 */
export type PinCite = {
  /** Null where the exhibit was taken out of the packet. */
  exhibit: number | null
  /** Id of the record that was taken out, so that the cite finds it again when it comes back. */
  removedRecord: string | null
  pages: { first: number; last: number } | null
}

export type CitedText = { kind: 'text'; text: string } | { kind: 'cite'; cite: PinCite; written: string }

const CITE =
  /\{(?:Ex\.|Exhibit|Attachment|Annex)\s*(?:(\d{1,4}|[A-Z]{1,2})|\?([a-z0-9.-]*))(?:\s+at\s+(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?)?\}/g

/** Parts a text into words and pin cites. What only looks like a cite stays words. */
export function splitPinCites(text: string): CitedText[] {
  const parts: CitedText[] = []
  let end = 0
  for (const match of text.matchAll(CITE)) {
    const [written, label, removed, first, last] = match
    const exhibit = label === undefined ? null : positionOf(label)
    const pages = first ? { first: Number(first), last: Number(last ?? first) } : null
    const isRange = !pages || (pages.first >= 1 && pages.last >= pages.first)
    if (!isRange || (label !== undefined && exhibit === null)) continue
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    const cite = { exhibit, removedRecord: removed || null, pages }
    parts.push({ kind: 'cite', cite, written })
    end = match.index + written.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** The cite as print has it: "Ex. 3 at 2–4". */
export function formatPinCite({ exhibit, pages }: PinCite, labelling: Labelling = PLAIN_LABELS): string {
  const name = exhibit === null ? `${labelHeading(labelling)} ?` : exhibitName(labelling, exhibit)
  if (!pages) return name
  return `${name} at ${pages.first}${pages.last > pages.first ? `–${pages.last}` : ''}`
}

/** The cite as an argument has it: "{Ex. 3 at 2-4}", in the words and kind of label that it was written with before. */
function writePinCite({ exhibit, removedRecord, pages }: PinCite, before: string): string {
  const at = pages ? ` at ${pages.first}${pages.last > pages.first ? `-${pages.last}` : ''}` : ''
  const [, word = 'Ex.', letters] = /^\{(Ex\.|Exhibit|Attachment|Annex)\s*([A-Z]*)/.exec(before) ?? []
  const scheme = letters ? 'letters' : 'numbers'
  return `{${word} ${exhibit === null ? `?${removedRecord ?? ''}` : exhibitLabel({ scheme }, exhibit)}${at}}`
}

/**
 * Rewrites an introduction for a new order of exhibits, given by their record ids. A cite follows its record; one whose
 * record is gone keeps the record's id behind a question mark, and is found again when the record returns.
 */
export function renumberPinCites(text: string, before: readonly string[], after: readonly string[]): string {
  return splitPinCites(text)
    .map((part) => {
      if (part.kind === 'text') return part.text
      const record = part.cite.exhibit === null ? part.cite.removedRecord : before[part.cite.exhibit - 1]
      if (!record) return part.written
      const position = after.indexOf(record)
      const moved =
        position === -1
          ? { exhibit: null, removedRecord: record }
          : { exhibit: position + 1, removedRecord: null }
      const isSame = part.cite.exhibit === moved.exhibit && part.cite.removedRecord === moved.removedRecord
      return isSame ? part.written : writePinCite({ ...part.cite, ...moved }, part.written)
    })
    .join('')
}
