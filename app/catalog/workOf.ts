import { parseEdtf } from '../domain/edtf'
import type { CatalogRecord, DocumentRecord, Milestone, Point, Proceeding } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { formatMeasured } from '../domain/labels'
import { formatEdtf } from '../domain/edtf'
import type { Agent, ReadIn, Work, WorkForm } from '../domain/citation/work'
import type { Catalog } from './catalog'
import { printedDecimals } from './printedDecimals'

const FORM_OF_DOCUMENT: Record<string, WorkForm> = {
  letter: 'letter',
  'cease-and-desist': 'letter',
  filing: 'filing',
  complaint: 'filing',
  declaration: 'filing',
  'news-report': 'press',
  report: 'report',
  agreement: 'agreement',
  order: 'agency-item',
  'consent-decree': 'agency-item',
  decision: 'agency-item',
}

const NUMBERED = /^(?:FCC|DA) \d{2}-\d+$/
const REPORTER = /^\d+ (?:FCC Rcd|U\.S\.|F\.\S+|F\. ?Supp\.\S*) \d+/

/** Gathers what a citation of the record needs from the records around it. `permalink` is the record's address here. */
export function workOf(catalog: Catalog, record: CatalogRecord, permalink: string): Work {
  const base: Work = {
    id: record.id,
    form: 'page',
    title: titleOf(record),
    authors: [],
    recipients: [],
    date: null,
    dateSense: null,
    matter: null,
    dockets: [],
    issuer: null,
    numbers: [],
    reporters: [],
    readIn: 'sources' in record ? readIn(catalog, record.sources) : [],
    unverified: marksOf(record),
    quotation: null,
    url: null,
    permalink,
    revision: catalog.revision,
  }
  switch (record.kind) {
    case 'document':
      return documentWork(catalog, record, base)
    case 'statement': {
      const document = catalog.find('document', record.document)
      const work = document ? documentWork(catalog, document, base) : base
      const speaker = agents(catalog, [record.speaker], document?.date ?? null)
      const isSpoken = work.form === 'statement' || work.form === 'press' || work.form === 'agreement'
      return {
        ...work,
        title: document?.title ?? '',
        quotation: record.text,
        authors: isSpoken ? speaker : work.authors,
      }
    }
    case 'demand': {
      const document = catalog.find('document', record.document)
      return document ? documentWork(catalog, document, base) : base
    }
    case 'proceeding':
      return {
        ...base,
        ...matterOf(catalog, record),
        form: 'matter',
        title: record.title,
        matter: null,
        reporters: record.citations.filter(
          (citation) => REPORTER.test(citation) && record.type === 'court-case',
        ),
      }
    case 'milestone':
      return milestoneWork(catalog, record, base)
    case 'series':
      return { ...base, form: 'dataset', authors: agents(catalog, [record.publisher], null), readIn: [] }
    case 'point':
      return pointWork(catalog, record, base)
    case 'event':
      return { ...base, date: record.date }
    case 'source':
      return {
        ...base,
        form: 'press',
        authors: [{ name: record.publisher, isPerson: false, role: null, of: null }],
        date: record.date,
        url: record.url,
      }
    default:
      return { ...base, readIn: [] }
  }
}

function documentWork(catalog: Catalog, document: DocumentRecord, base: Work): Work {
  const proceedings = catalog.pick('proceeding', document.proceedings)
  const first = proceedings[0]
  const isNumbered = NUMBERED.test(document.identifier ?? '')
  const isCourts = first?.type === 'court-case' && document.type === 'decision'
  const form = isCourts
    ? 'court-decision'
    : isNumbered
      ? 'agency-item'
      : (FORM_OF_DOCUMENT[document.type] ?? 'statement')
  const isInDocket = form === 'agency-item' || form === 'court-decision' || form === 'filing'
  const people = agents(catalog, document.authors, document.date)
  const organizations = agents(catalog, document.from, document.date)
  const docketOfItsOwn = /\bNo\. /.test(document.identifier ?? '') ? [document.identifier!] : []
  const docketsAround =
    form === 'filing' ? proceedings.flatMap(({ dockets }) => dockets.slice(0, 1)) : (first?.dockets ?? [])
  const steps = first ? catalog.mentioning(first.id, 'milestone', 'proceeding') : []
  return {
    ...base,
    form,
    title: document.title,
    authors:
      form === 'filing' && organizations.length ? organizations : people.length ? people : organizations,
    recipients: agents(
      catalog,
      [...document.addressees, ...(document.addressees.length ? [] : document.to)],
      document.date,
    ),
    date: document.date,
    dateSense: dateSense(document, form, steps),
    matter: form === 'agency-item' || form === 'court-decision' ? (first?.title ?? null) : null,
    dockets: [...new Set([...docketOfItsOwn, ...(isInDocket ? docketsAround : [])])],
    issuer: isCourts || isNumbered ? (catalog.find('organization', first?.agency ?? '')?.name ?? null) : null,
    numbers: document.identifier && docketOfItsOwn.length === 0 ? [document.identifier] : [],
    reporters: form === 'agency-item' || form === 'court-decision' ? reportersOn(document.date, steps) : [],
  }
}

/** A reporter's cite belongs to what the docket's step of the same day issued. */
function reportersOn(date: string | null, steps: Milestone[]): string[] {
  return steps
    .filter((step) => step.date === date)
    .flatMap(({ citation }) => citation?.split('; ') ?? [])
    .filter((citation) => REPORTER.test(citation))
}

function dateSense(document: DocumentRecord, form: WorkForm, steps: Milestone[]): Work['dateSense'] {
  if (document.type === 'filing') return 'filed'
  if (form !== 'agency-item') return null
  const sameDay = steps.filter(({ date }) => date === document.date)
  if (sameDay.some(isRelease)) return 'released'
  const isAdopted = sameDay.some(
    ({ type, citation }) => type.endsWith('-adopted') && citation?.includes(document.identifier ?? ' '),
  )
  return isAdopted ? 'adopted' : null
}

function isRelease(step: Milestone): boolean {
  return step.type.endsWith('-released') || / released\b/.test(step.title)
}

function matterOf(
  catalog: Catalog,
  proceeding: Proceeding | null,
): Pick<Work, 'matter' | 'dockets' | 'issuer'> {
  return {
    matter: proceeding?.title ?? null,
    dockets: proceeding?.dockets ?? [],
    issuer: catalog.find('organization', proceeding?.agency ?? '')?.name ?? null,
  }
}

function milestoneWork(catalog: Catalog, milestone: Milestone, base: Work): Work {
  const citations = milestone.citation?.split('; ') ?? []
  return {
    ...base,
    ...matterOf(catalog, catalog.find('proceeding', milestone.proceeding)),
    form: 'agency-item',
    date: milestone.date,
    dateSense: isRelease(milestone) ? 'released' : milestone.type.endsWith('-adopted') ? 'adopted' : null,
    numbers: citations.filter((citation) => !REPORTER.test(citation)),
    reporters: citations.filter((citation) => REPORTER.test(citation)),
  }
}

function pointWork(catalog: Catalog, point: Point, base: Work): Work {
  const series = catalog.find('series', point.series)
  const subject = point.service ?? catalog.find('organization', point.isp ?? '')?.name
  const parts = [
    series?.title,
    subject,
    subject ? '' : point.metric,
    formatEdtf(point.period),
    formatMeasured(point, printedDecimals(catalog, point)),
  ]
  return {
    ...base,
    form: 'dataset',
    title: parts.filter(Boolean).join(', '),
    authors: agents(catalog, [point.reporter ?? series?.publisher ?? null], null),
  }
}

/** A role is printed only where the record gives it for the year of the work. */
function agents(catalog: Catalog, ids: readonly (string | null)[], date: string | null): Agent[] {
  return ids.flatMap((id): Agent[] => {
    const record = id ? catalog.get(id) : null
    if (record?.kind === 'organization') return [{ name: record.name, isPerson: false, role: null, of: null }]
    if (record?.kind !== 'person') return []
    const of = catalog.find('organization', record.organization ?? '')?.name ?? null
    return [
      { name: record.name, isPerson: true, role: isSameYear(record.roleAsOf, date) ? record.role : null, of },
    ]
  })
}

function isSameYear(a: string, b: string | null): boolean {
  return b !== null && parseEdtf(a)?.min.slice(0, 4) === parseEdtf(b)?.min.slice(0, 4)
}

function readIn(catalog: Catalog, sources: readonly string[]): ReadIn[] {
  return catalog
    .pick('source', sources)
    .map(({ title, publisher, url, date }) => ({ title, publisher, url, date }))
}

function marksOf(record: CatalogRecord): string[] {
  if (record.kind === 'source') return []
  if (record.unverified.length) return record.unverified
  return record.confidence === 'unverified' ? ['the record as a whole'] : []
}
