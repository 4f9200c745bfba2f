import { formatEdtf, parseEdtf } from '../edtf'
import { shortMonth } from '../months'
import type { Agent, Work, WorkForm } from './work'

const ENTRY: Record<WorkForm, string> = {
  'agency-item': 'techreport',
  'court-decision': 'misc',
  filing: 'misc',
  letter: 'misc',
  statement: 'misc',
  press: 'misc',
  report: 'techreport',
  agreement: 'misc',
  dataset: 'misc',
  matter: 'misc',
  page: 'misc',
}

/** One BibTeX entry, keyed by the record's id. Words outside ASCII stay as they are: Biber and BibTeX 8 read UTF-8. */
export function citeBibtex(work: Work): string {
  const date = work.date ? parseEdtf(work.date) : null
  const [year, month, day] = (date?.min ?? '').split('-')
  const isDay = date?.precision === 'day'
  const hasMonth = isDay || date?.precision === 'month'
  const number = [...work.numbers, ...work.reporters, ...work.dockets].join('; ')
  const type = ENTRY[work.form]
  const fields: [name: string, value: string][] = [
    ['author', authors(work.authors)],
    // Braces keep BibTeX from changing the title's capitals.
    ['title', `{${escapeBibtex(work.title)}}`],
    ['year', date && date.precision !== 'interval' ? year! : ''],
    ['month', hasMonth ? shortMonth(Number(month)).toLowerCase() : ''],
    ['day', isDay ? String(Number(day)) : ''],
    ['institution', type === 'techreport' ? escapeBibtex(work.issuer ?? names(work.authors)) : ''],
    ['number', type === 'techreport' ? escapeBibtex(number) : ''],
    ['howpublished', type === 'misc' ? escapeBibtex([work.matter, number].filter(Boolean).join(', ')) : ''],
    ['url', work.url ?? work.permalink],
    ['note', escapeBibtex(note(work))],
  ]
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},`)
  return `@${type}{${work.id},\n${lines.join('\n')}\n}\n`
}

/** An organization stands in braces of its own, or BibTeX would look for its family name. */
function authors(agents: readonly Agent[]): string {
  return agents
    .map(({ name, isPerson }) =>
      isPerson && !/,| and /.test(name) ? escapeBibtex(name) : `{${escapeBibtex(name)}}`,
    )
    .join(' and ')
}

function names(agents: readonly Agent[]): string {
  return agents.map(({ name }) => name).join(', ')
}

function note(work: Work): string {
  const date = work.date ? parseEdtf(work.date) : null
  const isPlain =
    date &&
    (date.precision === 'day' || date.precision === 'month' || date.precision === 'year') &&
    !date.isApproximate &&
    !date.isUncertain
  const source = work.readIn[0]
  return [
    work.date && !isPlain ? `Dated ${formatEdtf(work.date)}` : '',
    work.quotation ? `“${work.quotation}”` : '',
    source ? `Read in ${source.title}, ${source.publisher}${source.url ? `, ${source.url}` : ''}` : '',
    `Throughline, revision ${work.revision}`,
  ]
    .filter(Boolean)
    .join('. ')
}

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
}

/** Writes text so that TeX sets it as it stands. Line breaks become spaces: an empty line would end the entry's paragraph. */
export function escapeBibtex(text: string): string {
  return text.replace(/[\\~^{}&%$#_]/g, (character) => ESCAPES[character]!).replace(/\s+/g, ' ')
}
