import { dayOf } from '../domain/days'
import { compareEdtf, parseEdtf } from '../domain/edtf'
import { recordHref } from '../domain/recordHref'
import { planLanes, type LanePlan, type Span } from '../domain/disputeLanes'
import type { CatalogRecord, Dispute, Milestone } from '../domain/records'
import { dateOf, isDated, titleOf } from '../domain/titleAndDate'
import { shownKind, type ShownKind } from '../domain/shownKind'
import type { Catalog } from './catalog'
import { twoAccounts, type TwoAccounts } from './twoAccounts'

/** One line of a list: a record, where it stands and what it is. */
export type FrontLine = {
  id: string
  href: string
  title: string
  date: string
  about: string
  kind: ShownKind
}

export type FrontChange = {
  href: string
  title: string
  kind: ShownKind
  what: 'added' | 'changed'
  on: string
}

export type FrontPage = {
  counts: { disputes: number; events: number; documents: number; proceedings: number }
  /** First and last year that a record bears. */
  years: [first: number, last: number]
  axis: LanePlan
  latest: FrontLine[]
  /** Steps still to come, soonest first; where none is, the last that fell due. */
  due: { isPast: boolean; steps: FrontLine[] }
  accounts: TwoAccounts | null
  open: { href: string; title: string; about: string }[]
  /** What was added or changed here since the shipped record was read in; newest first. */
  changed: FrontChange[]
  /** The day the record was last read in or changed, YYYY-MM-DD. */
  asOf: string
}

const LATEST = 8
const CHANGED = 6
const DUE = 3
/** Width of a year on the axis: 22 years are as wide as a desk screen. */
const YEAR_PX = 62
const DEADLINE = /due|effective|^comment|^reply/
const SETTLED = new Set(['closed', 'resolved', 'settled', 'decided'])

const kept = new WeakMap<Catalog, { today: string; page: FrontPage }>()

/** What the front page says of a catalog on a day (YYYY-MM-DD). Kept until either changes. */
export function frontPage(catalog: Catalog, today: string): FrontPage {
  const held = kept.get(catalog)
  if (held?.today === today) return held.page
  const page = layOut(catalog, today)
  kept.set(catalog, { today, page })
  return page
}

function layOut(catalog: Catalog, today: string): FrontPage {
  // A draft that intake made has no date until somebody gives it one.
  const dated = [...catalog.list('event'), ...catalog.list('document')]
    .filter((record) => dateOf(record) !== null)
    .sort(newestFirst)
  const years = dated.map((record) => Number(parseEdtf(dateOf(record)!)!.min.slice(0, 4)))
  return {
    counts: {
      disputes: catalog.list('dispute').length,
      events: catalog.list('event').length,
      documents: catalog.list('document').length,
      proceedings: catalog.list('proceeding').length,
    },
    years: years.length ? [Math.min(...years), Math.max(...years)] : [0, 0],
    axis: planLanes(
      catalog.list('dispute').map((dispute) => spanOf(catalog, dispute)),
      YEAR_PX,
    ),
    latest: dated
      .filter((record) => firstDay(record) <= today)
      .slice(0, LATEST)
      .map(lineOf),
    due: dueSteps(catalog, today),
    accounts: twoAccounts(catalog),
    open: openMatters(catalog),
    ...changes(catalog),
  }
}

function lineOf(record: CatalogRecord): FrontLine {
  const about =
    record.kind === 'event' ? record.description : record.kind === 'document' ? record.summary : ''
  const kind = shownKind(record)
  return {
    id: record.id,
    href: recordHref(record),
    title: titleOf(record),
    date: dateOf(record)!,
    about: firstSentence(about),
    kind,
  }
}

function spanOf(catalog: Catalog, dispute: Dispute): Span {
  const marks = [
    ...catalog.mentioning(dispute.id, 'event', 'disputes'),
    ...catalog.mentioning(dispute.id, 'document', 'disputes').filter(isDated),
  ].map((record) => ({ date: record.date, glyph: shownKind(record).glyph, strand: shownKind(record).strand }))
  const end = dispute.end ?? (SETTLED.has(dispute.status) ? dispute.start : null)
  return { id: dispute.id, name: dispute.title.split(':')[0]!, start: dispute.start, end, marks }
}

function dueSteps(catalog: Catalog, today: string): FrontPage['due'] {
  const steps = catalog.list('milestone')
  const coming = steps.filter((step) => firstDay(step) >= today)
  if (coming.length > 0)
    return { isPast: false, steps: coming.slice(0, DUE).map((step) => stepLine(catalog, step)) }
  const last = steps.filter((step) => DEADLINE.test(step.type)).slice(-1)
  return { isPast: true, steps: last.map((step) => stepLine(catalog, step)) }
}

function stepLine(catalog: Catalog, step: Milestone): FrontLine {
  const proceeding = catalog.find('proceeding', step.proceeding)
  return { ...lineOf(step), about: proceeding?.title ?? '' }
}

function openMatters(catalog: Catalog): FrontPage['open'] {
  const disputes = catalog
    .list('dispute')
    .filter((dispute) => dispute.end === null && !SETTLED.has(dispute.status))
  const proceedings = catalog.list('proceeding').filter((proceeding) => proceeding.status === 'pending')
  return [...disputes, ...proceedings].map((record) => ({
    href: recordHref(record),
    title: record.title.split(':')[0]!,
    about: record.status.replaceAll('-', ', '),
  }))
}

function changes(catalog: Catalog): Pick<FrontPage, 'changed' | 'asOf'> {
  const touched: { record: CatalogRecord; at: number; isNew: boolean }[] = []
  let newest = 0
  for (const record of catalog.all()) {
    const standing = catalog.standing(record.id)!
    const at = standing.updatedAt.getTime()
    newest = Math.max(newest, at)
    const isNew = standing.revision === 1
    if (isNew && standing.origin === 'content') continue
    touched.push({ record, at, isNew })
  }
  touched.sort((a, b) => b.at - a.at)
  const changed = touched.slice(0, CHANGED).map(({ record, at, isNew }): FrontChange => {
    const what = isNew ? 'added' : 'changed'
    return { href: recordHref(record), title: titleOf(record), kind: shownKind(record), what, on: dayOf(at) }
  })
  return { changed, asOf: dayOf(newest) }
}

function newestFirst(a: CatalogRecord, b: CatalogRecord): number {
  return compareEdtf(dateOf(b)!, dateOf(a)!) || (a.id < b.id ? -1 : 1)
}

function firstDay(record: CatalogRecord): string {
  return parseEdtf(dateOf(record)!)!.min
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z“"]|$)/s.exec(text)?.[0] ?? text
}
