import type { Catalog } from '../catalog/catalog'
import { sheetKey, type BatesRange } from '../domain/filing/bates'
import { exhibitHeading, exhibitLabel, exhibitName, type Labelling } from '../domain/filing/exhibitLabel'
import { pagesIn, parsePageRanges, rangesOf } from '../domain/filing/pageRanges'
import { formatEdtf } from '../domain/edtf'
import type { ExhibitFields } from '../domain/packet'
import type { StandardFault } from '../domain/standardFault'
import type { CatalogRecord } from '../domain/records'
import { dateOf, titleOf } from '../domain/titleAndDate'
import { typeset } from '../domain/typeset'
import type { BoundOriginal, PlannedExhibit, PlanProblem, StandIn } from './dossierPlan'
import { partiesOf } from './exhibitFacts'
import { planSheet } from './exhibitSheet'
import { planIndexLine, planSlip } from './exhibitSlip'

/** An original as the store and the extraction of its text know it; `pages` is null where it has none to bind. */
export type HeldOriginal = {
  sha256: string
  fileName: string
  mediaType: string
  sizeBytes: number
  pages: number | null
  /** ISO 8601, UTC. Of a redacted copy: when the original was received that it was made of. */
  receivedAt: string
  /** Who received it, as the log names them; null or absent where nobody is named. */
  receivedBy?: string | null
  sourceUrl: string | null
  /** Its numbers in the matter; null until an export first needs them. */
  bates?: BatesRange | null
  /** Pages that were read and gave no text. */
  pagesWithoutText?: number
  /** A copy with words taken out, which stands for the original. */
  isRedacted?: boolean
  /** Of a redacted copy: when it was made; ISO 8601, UTC. */
  madeAt?: string
  /** Why it has no pages to bind, though it is of a kind that gets some; absent where nothing is amiss. */
  notBound?: string
  /** Pages of the record's originals ahead of it that this edition has no copy of; chosen pages count them too. */
  pagesLeftOut?: number
  /** The copy that is bound in its place, for it would break the standard; null where it is bound itself. */
  copy?: { sha256: string; sizeBytes: number; faults: StandardFault[]; maker: string; madeAt?: string } | null
}

const LONGEST_TITLE = 110

/** What one exhibit is planned from beside its record: all that the packet decided, and what is held of it. */
export type ExhibitSetting = {
  exhibit: ExhibitFields
  /** Its place, from 1. */
  number: number
  labelling: Labelling
  held: readonly HeldOriginal[]
  /** What proves it in the evidence package: those, or the originals of the document that its words are from. */
  packed?: readonly HeldOriginal[]
  /** The number of the slip-sheet that stands for it; null until it is given, and where none does. */
  sheetBates?: BatesRange | null
  /** The exhibits that are its translations, and the one that it translates. */
  translations?: readonly number[]
  translationOf?: number | null
  chartWidth?: number
}

/** Plans one exhibit: its slip-sheet, what the record holds of it, and the originals bound behind it. */
export function planExhibit(
  catalog: Catalog,
  record: CatalogRecord,
  setting: ExhibitSetting,
): { planned: PlannedExhibit; problems: PlanProblem[] } {
  const { exhibit, number, labelling, held } = setting
  const name = exhibitName(labelling, number)
  const heading = exhibitHeading(labelling, number)
  const title = exhibitTitle(record)
  const date = dateOf(record) ? formatEdtf(dateOf(record)!) : ''
  const bound = bindOriginals(exhibit, name, held)
  const sheet =
    exhibit.production === 'whole'
      ? planSheet(catalog, record, { exhibit, name, chartWidth: setting.chartWidth })
      : { blocks: [], problems: [] }
  const standIn = standInFor(record, setting)
  const indexed = planIndexLine(catalog, record, { exhibit, held, originals: bound.originals, standIn })
  const parties = [indexed.from, indexed.to].filter(Boolean).join(' to ')
  const planned: PlannedExhibit = {
    ...{ number, name, heading, label: exhibitLabel(labelling, number) },
    recordId: record.id,
    title,
    caption: exhibit.caption,
    date,
    described: [indexed.type, parties || partiesOf(catalog, record)].filter(Boolean).join(', '),
    bookmark: `${name} — ${[title, parties, date].filter(Boolean).join(', ')}`,
    indexed,
    slip: planSlip(catalog, record, setting, indexed, bound.originals),
    sheet: sheet.blocks,
    originals: bound.originals,
    standIn,
  }
  return { planned, problems: [...bound.problems, ...sheet.problems] }
}

/** The pages of originals that are bound in; page ranges count through all of a record's originals, from 1. */
function bindOriginals(exhibit: ExhibitFields, name: string, held: readonly HeldOriginal[]) {
  const problems: PlanProblem[] = []
  const originals: BoundOriginal[] = []
  if (exhibit.production !== 'whole') return { originals, problems }
  const chosen = parsePageRanges(exhibit.pages)
  let before = 0
  let leftOut = 0
  for (const {
    sha256,
    fileName,
    sizeBytes,
    pages,
    mediaType,
    bates = null,
    copy,
    isRedacted,
    pagesLeftOut = 0,
  } of held) {
    if (mediaType !== 'application/pdf' && !copy) continue
    before += pagesLeftOut - leftOut
    leftOut = pagesLeftOut
    if (!pages) {
      const message = `${name}: the original “${fileName}” has not been read page by page, so it cannot be bound in. Open its document to see why.`
      problems.push({ code: 'original-unread', message })
      continue
    }
    const own = chosen
      ? rangesOf(pagesIn(chosen, before + pages).flatMap((page) => (page > before ? [page - before] : [])))
      : [{ first: 1, last: pages }]
    if (own.length > 0) {
      const bound = copy
        ? { sha256: copy.sha256, sizeBytes: copy.sizeBytes, copyOf: sha256, ...renderingOf(copy) }
        : { sha256, sizeBytes }
      originals.push({ ...bound, ...(isRedacted && { isRedacted }), fileName, pages, ranges: own, bates })
    }
    before += pages
  }
  const last = chosen?.at(-1)?.last ?? 0
  if (chosen && last > before && problems.length === 0) {
    const has =
      before === 0 ? 'has no original with pages' : `has ${before === 1 ? '1 page' : `${before} pages`}`
    const message = `${name}: pages ${exhibit.pages} are put forward, but it ${has}. Correct them.`
    problems.push({ code: 'pages-not-there', message })
  }
  return { originals, problems }
}

/** Of a copy that sets a text on pages of ours: that it is one. */
function renderingOf({ faults }: NonNullable<HeldOriginal['copy']>): Pick<BoundOriginal, 'isRendering'> {
  return faults.includes('text') ? { isRendering: true } : {}
}

/** Practice, where a privilege is claimed; the slip-sheet alone says it. */
const PRIVILEGED = 'PRIVILEGED – ATTORNEY-CLIENT / WORK PRODUCT'

function standInFor(record: CatalogRecord, { exhibit, sheetBates = null }: ExhibitSetting): StandIn | null {
  const kind = exhibit.production
  if (kind === 'whole') return null
  const isPrivileged =
    kind === 'withheld' && /privileg|attorney|work product|counsel/i.test(exhibit.withheldFor)
  return { kind, key: sheetKey(record.id), bates: sheetBates, legend: isPrivileged ? PRIVILEGED : '' }
}

/** What the exhibit is called. Words that somebody said are set in quotation marks and cut to a line. */
function exhibitTitle(record: CatalogRecord): string {
  const title = titleOf(record)
  if (record.kind !== 'statement' && record.kind !== 'demand') return typeset(title)
  if (title.length <= LONGEST_TITLE) return record.kind === 'statement' ? `“${title}”` : title
  const cut = `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))} …`
  return record.kind === 'statement' ? `“${cut}”` : cut
}
