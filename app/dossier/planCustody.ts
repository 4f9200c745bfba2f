import { exhibitHeadings, exhibitsWord, labelHeading, type Labelling } from '../domain/filing/exhibitLabel'
import { formatPageRanges } from '../domain/filing/pageRanges'
import { countOf } from '../domain/labels'
import { boundPages, type Block, type BoundOriginal, type PlannedPart } from './dossierPlan'
import { custodyWithoutOriginal } from './exhibitOrigin'
import { batesWords, instant } from './exhibitSlip'
import type { HeldOriginal } from './planExhibit'
import type { Placed } from './planParts'

/**
 * What is held of each exhibit, file by file: an original with its receipt, each copy made of it with its making, and of
 * either whether its pages are bound in, or it is held beside the file, or withheld.
 */
export function planCustody(placed: readonly Placed[], labelling: Labelling): PlannedPart {
  const rows = placed.flatMap((it) => it.held.flatMap((original) => rowsOf(it, original)))
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'Originals are kept under the SHA-256 of their bytes, as they were received, and never changed. Each was hashed when it was received. What is bound in was hashed again when this file was made, and what is held beside it when the evidence package was: a file whose hash differs stops the making.',
        },
      ],
    },
  ]
  if (rows.length > 0) {
    const labels = [labelHeading(labelling), 'File', 'Custody', 'SHA-256']
    const columns = labels.map((label) => ({ label, isNumber: false }))
    const exhibits = exhibitsWord(labelling).toLowerCase()
    const summary = `Originals of the ${exhibits} and the copies made of them, in the order of the ${exhibits}`
    blocks.push({ kind: 'table', columns, rows, summary })
  }
  const redacted = placed.filter(({ held }) => held.some(({ isRedacted }) => isRedacted))
  if (redacted.length > 0) {
    const numbers = redacted.map(({ planned }) => planned.number)
    const text = `A redacted copy stands for the original of ${exhibitHeadings(labelling, numbers)}: a reason code stands where something was taken out. The original is kept, and is not in this version.`
    blocks.push({ kind: 'paragraph', runs: [{ text }] })
  }
  blocks.push(...custodyWithoutOriginal(placed, labelling))
  return { title: 'Custody and hashes', blocks }
}

/** The row of an original, or of the redacted copy that stands for it; and that of what is bound in its place. */
function rowsOf(it: Placed, original: HeldOriginal): string[][] {
  const { copy, isRedacted, sha256, fileName, mediaType, sizeBytes, pages } = original
  const bound = it.planned.originals.find((one) => (one.copyOf ?? one.sha256) === sha256)
  const own = copy ? null : bound
  const file = `${isRedacted ? 'Redacted copy' : 'Original'}: ${fileName}, ${mediaType}, ${sizeOf(sizeBytes, copy ? null : pages)}`
  const rows = [
    [
      it.planned.label,
      `${file}${batesOf(own)}`,
      [historyOf(original), copy ? standsBeside(it) : placeOf(it, original, own)].join('\n'),
      hashOf(sha256),
    ],
  ]
  if (copy) {
    const kind = copy.faults.includes('text') ? 'Rendering of its text' : 'Copy of its pages as pictures'
    rows.push([
      it.planned.label,
      `${kind}, application/pdf, ${sizeOf(copy.sizeBytes, pages)}${batesOf(bound)}`,
      [
        `${copy.madeAt ? `Made ${instant(copy.madeAt)}` : 'Made'} by ${copy.maker}`,
        placeOf(it, original, bound),
      ].join('\n'),
      hashOf(copy.sha256),
    ])
  }
  return rows
}

/** How a file came to be held: received, or made of what was received. */
function historyOf({ isRedacted, madeAt, receivedAt, receivedBy, sourceUrl }: HeldOriginal): string {
  const received = `eceived ${instant(receivedAt)}${receivedBy ? ` by ${receivedBy}` : ''}`
  if (isRedacted)
    return `${madeAt ? `Made ${instant(madeAt)} ` : 'Made '}of the original that was r${received}`
  return `R${received}${sourceUrl ? `\nfrom ${sourceUrl}` : ''}`
}

/** Of what has a copy that is bound in its place. */
function standsBeside({ planned }: Placed): string {
  return planned.standIn === null ? 'Held beside this file' : notPutForward(planned.standIn.kind)
}

function placeOf(
  { planned }: Placed,
  original: HeldOriginal,
  bound: BoundOriginal | null | undefined,
): string {
  if (planned.standIn) return notPutForward(planned.standIn.kind)
  if (!bound)
    return original.pages ? 'None of its pages is put forward' : 'Held beside this file, not bound in'
  const chosen = boundPages(bound).length
  if (chosen === bound.pages) return 'Bound in, every page'
  return `Bound in: ${chosen === 1 ? 'page' : 'pages'} ${formatPageRanges(bound.ranges)} alone`
}

function notPutForward(kind: 'withheld' | 'native'): string {
  return kind === 'withheld'
    ? 'Withheld: nothing of it is in this file'
    : 'Produced in its native form, beside this file'
}

function batesOf(bound: BoundOriginal | null | undefined): string {
  return bound?.bates ? `\n${batesWords(bound)}` : ''
}

function sizeOf(sizeBytes: number, pages: number | null): string {
  return `${sizeBytes.toLocaleString('en-US')} bytes${pages ? `, ${countOf(pages, 'page')}` : ''}`
}

function hashOf(sha256: string): string {
  return sha256.replace(/.{16}(?=.)/g, '$&\n')
}
