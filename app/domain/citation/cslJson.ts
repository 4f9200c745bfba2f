import { parseEdtf, type EdtfDate } from '../edtf'
import type { Work, WorkForm } from './work'

type CslDate = { 'date-parts': number[][]; circa?: true; season?: number }

/** One item of CSL-JSON 1.0.2, as citation managers import it. Names stay whole: the record does not say which part is the family's. */
export type CslItem = {
  id: string
  type: string
  title: string
  author?: { literal: string }[]
  recipient?: { literal: string }[]
  issued?: CslDate
  authority?: string
  number?: string
  'container-title'?: string
  references?: string
  note?: string
  URL: string
}

const TYPE: Record<WorkForm, string> = {
  'agency-item': 'regulation',
  'court-decision': 'legal_case',
  filing: 'document',
  letter: 'personal_communication',
  statement: 'webpage',
  press: 'article-newspaper',
  report: 'report',
  agreement: 'document',
  dataset: 'dataset',
  matter: 'legal_case',
  page: 'webpage',
}

/** The work as CSL-JSON. */
export function citeCslJson(work: Work): CslItem {
  const date = work.date ? parseEdtf(work.date) : null
  const number = [...work.numbers, ...work.dockets].join('; ')
  const source = work.readIn[0]
  const note = [
    work.quotation ? `“${work.quotation}”` : '',
    source ? `Read in ${source.title}, ${source.publisher}${source.url ? `, ${source.url}` : ''}` : '',
  ]
  return {
    id: work.id,
    type: TYPE[work.form],
    title: work.title,
    ...(work.authors.length ? { author: work.authors.map(({ name }) => ({ literal: name })) } : {}),
    ...(work.recipients.length ? { recipient: work.recipients.map(({ name }) => ({ literal: name })) } : {}),
    ...(date ? { issued: cslDate(date) } : {}),
    ...(work.issuer ? { authority: work.issuer } : {}),
    ...(number ? { number } : {}),
    ...(work.matter ? { 'container-title': work.matter } : {}),
    ...(work.reporters.length ? { references: work.reporters.join('; ') } : {}),
    ...(note.some(Boolean) ? { note: note.filter(Boolean).join('. ') } : {}),
    URL: work.url ?? work.permalink,
  }
}

function cslDate(date: EdtfDate): CslDate {
  const ends = date.ends ? date.ends.filter((end) => end !== null) : [date]
  const season = date.precision === 'season' ? SEASON_OF_FIRST_MONTH[date.min.slice(5, 7)] : undefined
  return {
    'date-parts': ends.map(dateParts),
    ...(date.isApproximate || date.isUncertain ? { circa: true as const } : {}),
    ...(season ? { season } : {}),
  }
}

const SEASON_OF_FIRST_MONTH: Record<string, number> = { '03': 1, '06': 2, '09': 3, '12': 4 }

function dateParts(date: EdtfDate): number[] {
  const parts = date.min.split('-').map(Number)
  const kept = { day: 3, month: 2, season: 1, year: 1, interval: 1 }[date.precision]
  return parts.slice(0, kept)
}
