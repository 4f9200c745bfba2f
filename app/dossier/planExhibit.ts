import type { Catalog } from '../catalog/catalog'
import { formatBatesRange, type BatesRange } from '../domain/filing/bates'
import { formatEdtf } from '../domain/edtf'
import type { ExhibitFields } from '../domain/packet'
import type { CatalogRecord } from '../domain/records'
import { dateOf, titleOf } from '../domain/titleAndDate'
import { shownKind } from '../domain/shownKind'
import type { BoundOriginal, Fact, PlannedExhibit, PlanProblem } from './dossierPlan'
import { factsOf, partiesOf } from './exhibitFacts'
import { planSheet } from './exhibitSheet'

/** An original as the store and the extraction of its text know it; `pages` is null where it is no PDF. */
export type HeldOriginal = {
  sha256: string
  fileName: string
  mediaType: string
  sizeBytes: number
  pages: number | null
  /** ISO 8601, UTC. */
  receivedAt: string
  sourceUrl: string | null
  /** Its numbers in the matter; null until an export first needs them. */
  bates?: BatesRange | null
  /** Pages that were read and gave no text. */
  pagesWithoutText?: number
}

const LONGEST_TITLE = 110

/** Plans one exhibit: its slip-sheet, what the record holds of it, and the originals bound behind it. */
export function planExhibit(
  catalog: Catalog,
  record: CatalogRecord,
  exhibit: ExhibitFields,
  number: number,
  held: readonly HeldOriginal[],
  chartWidth?: number,
): { planned: PlannedExhibit; problems: PlanProblem[] } {
  const problems: PlanProblem[] = []
  const title = exhibitTitle(record)
  const date = dateOf(record) ? formatEdtf(dateOf(record)!) : ''
  const parties = partiesOf(catalog, record)
  const originals: BoundOriginal[] = []
  for (const { sha256, fileName, sizeBytes, pages, mediaType, bates = null } of held) {
    if (mediaType !== 'application/pdf') continue
    if (pages) originals.push({ sha256, fileName, sizeBytes, pages, bates })
    else {
      const message = `Ex. ${number}: the original “${fileName}” has not been read page by page, so it cannot be bound in. Open its document to see why.`
      problems.push({ code: 'original-unread', message })
    }
  }
  const sheet = planSheet(catalog, record, exhibit, number, chartWidth)
  problems.push(...sheet.problems)
  const planned: PlannedExhibit = {
    number,
    recordId: record.id,
    title,
    caption: exhibit.caption,
    date,
    described: [shownKind(record).word, parties].filter(Boolean).join(', '),
    bookmark: ['Ex. ' + number, [title, date].filter(Boolean).join(', ')].join(' — '),
    indexed: indexLines(catalog, record, held),
    slip: [...factsOf(catalog, record), ...originalFacts(held)],
    sheet: sheet.blocks,
    originals,
  }
  return { planned, problems }
}

/** Nothing in the record says on what basis an exhibit is authentic, and none is withheld: both are said plainly. */
function indexLines(catalog: Catalog, record: CatalogRecord, held: readonly HeldOriginal[]): string[] {
  const parties = partiesOf(catalog, record)
  const [first] = held
  const source = first?.sourceUrl ? new URL(first.sourceUrl).host : (first?.fileName ?? '')
  return [
    [shownKind(record).word, parties].filter(Boolean).join(', '),
    [`Source: ${source || 'the record'}`, 'class: public', 'basis: none stated'].join('; '),
    ...held.flatMap(({ sha256, bates, pages }) => [
      ...(bates && pages ? [`Bates ${formatBatesRange(bates, pages)}`] : []),
      `SHA-256 ${sha256.slice(0, 16)}`,
    ]),
  ].filter(Boolean)
}

/** What the exhibit is called. Words that somebody said are set in quotation marks and cut to a line. */
function exhibitTitle(record: CatalogRecord): string {
  const title = titleOf(record)
  if (record.kind !== 'statement' && record.kind !== 'demand') return title
  if (title.length <= LONGEST_TITLE) return record.kind === 'statement' ? `“${title}”` : title
  const cut = `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))} …`
  return record.kind === 'statement' ? `“${cut}”` : cut
}

function originalFacts(held: readonly HeldOriginal[]): Fact[] {
  if (held.length === 0)
    return [
      {
        label: 'Original',
        value: [
          {
            text: 'None held. The sheet behind this page gives what the record holds of it, and where that was read.',
          },
        ],
      },
    ]
  return held.flatMap((original): Fact[] => {
    const size = `${original.sizeBytes.toLocaleString('en-US')} bytes`
    const pages = original.pages ? `, ${original.pages} ${original.pages === 1 ? 'page' : 'pages'}` : ''
    const bound =
      original.mediaType === 'application/pdf'
        ? ', bound in whole behind this sheet'
        : `, ${original.mediaType}, held beside this file`
    const numbers = original.bates && original.pages && formatBatesRange(original.bates, original.pages)
    const facts: Fact[] = [
      { label: 'Original', value: [{ text: `${original.fileName}${pages}, ${size}${bound}` }] },
      { label: 'Received', value: [{ text: `${original.receivedAt.slice(0, 16).replace('T', ' ')} UTC` }] },
      {
        label: 'SHA-256',
        value: [{ text: `${original.sha256.slice(0, 32)}\n${original.sha256.slice(32)}`, style: 'mono' }],
      },
    ]
    if (numbers) facts.splice(1, 0, { label: 'Bates', value: [{ text: numbers }] })
    if (original.sourceUrl)
      facts.splice(1, 0, {
        label: 'Captured at',
        value: [{ text: original.sourceUrl, href: original.sourceUrl }],
      })
    return facts
  })
}
