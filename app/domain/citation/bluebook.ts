import { parseEdtf, type EdtfDate } from '../edtf'
import { listInWords, type Agent, type Pin, type Run, type Work, type WorkForm } from './work'

/**
 * Cites a work as U.S. pleadings do. FCC items go by volume, first page and year of the FCC Record (47 CFR
 * 1.14), or by their number and release date until printed; filings by filer, docket and date. The date is
 * called a release, an adoption or a filing only where the docket says so.
 */
export function citeBluebook(work: Work, pin: Pin = {}): Run[] {
  switch (work.form) {
    case 'agency-item':
      return citeAgencyItem(work, pin)
    case 'court-decision':
      return citeCourtDecision(work, pin)
    case 'matter':
      return join([italic(work.title), plain(work.reporters[0] ?? joinDockets(work.dockets))])
    case 'filing':
      return citeFiling(work, pin)
    case 'letter':
      return citeLetter(work, pin)
    default:
      return citeOther(work, pin)
  }
}

function citeAgencyItem(work: Work, pin: Pin): Run[] {
  const type = work.matter ? withoutMatter(work.title, work.matter) : work.title
  const record = work.reporters.find((reporter) => reporter.includes(' FCC Rcd '))
  const number = record ?? work.numbers[0] ?? ''
  const year = parseEdtf(work.date ?? '')?.min.slice(0, 4)
  const date = record ? year : dated(work)
  return join(
    [
      italic(work.matter ?? ''),
      plain(joinDockets(work.dockets)),
      plain(type),
      plain(number),
      plain(pinned(pin, Boolean(record))),
    ],
    date ? ` (${date})` : '',
    ...quotedIn(work),
  )
}

/** "Notice of Proposed Rulemaking, Restoring Internet Freedom" is of the type "Notice of Proposed Rulemaking". */
function withoutMatter(title: string, matter: string): string {
  if (title === matter) return ''
  return title.endsWith(`, ${matter}`) ? title.slice(0, -matter.length - 2) : title
}

function citeCourtDecision(work: Work, pin: Pin): Run[] {
  const reporter = work.reporters[0]
  const court = abbreviateCourt(work.issuer ?? '')
  const date = reporter ? parseEdtf(work.date ?? '')?.min.slice(0, 4) : bluebookDate(work.date)
  // The Supreme Court's own reports name the court already.
  const named = reporter && / U\.S\. /.test(reporter) ? '' : court
  const paren = [named, date].filter(Boolean).join(' ')
  return join(
    [
      italic(work.matter ?? work.title),
      plain(reporter ?? joinDockets(work.dockets.slice(0, 1))),
      plain(pin.page ? (reporter ? pin.page : `slip op. at ${pin.page}`) : ''),
    ],
    paren ? ` (${paren})` : '',
    ...quotedIn(work),
  )
}

function citeFiling(work: Work, pin: Pin): Run[] {
  const docket = joinDockets(work.dockets)
  const title = nameFiling(work)
  return join(
    [plain(title), plain(title.includes(docket) ? '' : docket), plain(pinned(pin, false))],
    parenDate(work),
    ...quotedIn(work),
  )
}

/** A title that already says whose filing it is stands; the docket moves to its own place. */
function nameFiling(work: Work): string {
  const withoutDocket = work.dockets.reduce((title, docket) => title.replace(` in ${docket}`, ''), work.title)
  const filer = listInWords(work.authors.filter(({ isPerson }) => !isPerson).map(({ name }) => name))
  return / of /.test(withoutDocket) || !filer || withoutDocket.includes(filer)
    ? withoutDocket
    : `${withoutDocket} of ${filer}`
}

function citeLetter(work: Work, pin: Pin): Run[] {
  const from = listInWords(work.authors.map(nameAgent))
  const to = listInWords(work.recipients.map(nameAgent))
  const parties = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(', ')
  const head = parties ? `Letter ${parties}` : work.title
  return join(
    [plain(head), plain(joinDockets(work.dockets)), plain(pinned(pin, false))],
    parenDate(work),
    ...quotedIn(work),
  )
}

function citeOther(work: Work, pin: Pin): Run[] {
  const by = listInWords(work.authors.map(nameAgent))
  const number = work.numbers[0] ?? ''
  // A dossier does not know the portal's address: it then gives none.
  const address = work.url ?? work.permalink
  const at = address && (work.form === 'page' || work.readIn.length === 0) ? [plain(address)] : []
  const where = work.form === 'page' ? [plain('Throughline')] : []
  return join(
    [plain(by), italic(work.title), ...where, plain(number), plain(pinned(pin, false))],
    parenDate(work),
    ...quotedIn(work),
    ...(at.length ? [{ text: ', ' }, ...at] : []),
  )
}

/** What a docket or a reporter holds is cited by it alone: anyone can find it there. */
const HELD_ELSEWHERE: readonly WorkForm[] = ['agency-item', 'court-decision', 'filing', 'page']

/** Words known only from another text are cited as quoted there; a document as read there. */
function quotedIn(work: Work): Run[] {
  const source = work.readIn[0]
  if (!source || (!work.quotation && HELD_ELSEWHERE.includes(work.form))) return []
  const date = bluebookDate(source.date)
  const verb = work.quotation ? 'quoted in' : 'as read in'
  return [
    { text: ` (${verb} ` },
    { text: source.title, isItalic: true },
    { text: `, ${source.publisher}${date ? ` (${date})` : ''}${source.url ? `, ${source.url}` : ''})` },
  ]
}

function nameAgent(agent: Agent): string {
  return [agent.name, agent.role, agent.of].filter(Boolean).join(', ')
}

function parenDate(work: Work): string {
  const date = dated(work)
  return date ? ` (${date})` : ''
}

const SENSES = { released: 'rel. ', adopted: 'adopted ', filed: 'filed ' } as const

function dated(work: Work): string {
  const date = bluebookDate(work.date)
  return date && work.dateSense ? SENSES[work.dateSense] + date : date
}

function pinned(pin: Pin, isInRecord: boolean): string {
  const page = pin.page ? (isInRecord ? pin.page : `at ${pin.page}`) : ''
  const paragraph = pin.paragraph ? `para. ${pin.paragraph}` : ''
  return [page, paragraph].filter(Boolean).join(', ')
}

/** "GN Docket Nos. 14-28, 10-127": numbers of one kind share its name. */
export function joinDockets(dockets: readonly string[]): string {
  const kinds = new Map<string, string[]>()
  const others: string[] = []
  for (const docket of dockets) {
    const match = /^(.+ Docket) No\. (\S+)$/.exec(docket)
    if (!match) others.push(docket)
    else kinds.set(match[1]!, [...(kinds.get(match[1]!) ?? []), match[2]!])
  }
  const grouped = [...kinds].map(
    ([kind, numbers]) => `${kind} ${numbers.length > 1 ? 'Nos.' : 'No.'} ${numbers.join(', ')}`,
  )
  return [...grouped, ...others].join(', ')
}

const ORDINALS: Record<string, string> = {
  First: '1st',
  Second: '2d',
  Third: '3d',
  Fourth: '4th',
  Fifth: '5th',
  Sixth: '6th',
  Seventh: '7th',
  Eighth: '8th',
  Ninth: '9th',
  Tenth: '10th',
  Eleventh: '11th',
  'D.C.': 'D.C.',
  Federal: 'Fed.',
}

/** The Bluebook's form (table T1) of a U.S. court of appeals; any other court keeps its own name. */
export function abbreviateCourt(name: string): string {
  const circuit = /Court of Appeals for the (\S+) Circuit$/.exec(name)?.[1]
  if (circuit && ORDINALS[circuit]) return `${ORDINALS[circuit]} Cir.`
  return name === 'Supreme Court of the United States' ? 'U.S.' : name
}

/** Months as the Bluebook's table T12 shortens them. */
const MONTHS = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
]

/** "June 9, 2014", "June 2014", "2014", "c. May 2014", "Apr. 2013–Mar. 2014": never closer than the record. */
export function bluebookDate(text: string | null): string {
  const date = text ? parseEdtf(text) : null
  if (!date) return ''
  if (!date.ends) return writeDate(date)
  const [from, to] = date.ends
  if (!from) return `until ${writeDate(to!)}`
  if (!to) return `since ${writeDate(from)}`
  return `${writeDate(from)}–${writeDate(to)}`
}

function writeDate(date: EdtfDate): string {
  const [year, month, day] = date.min.split('-').map(Number) as [number, number, number]
  const words = {
    day: `${MONTHS[month - 1]} ${day}, ${year}`,
    month: `${MONTHS[month - 1]} ${year}`,
    season: `${SEASON_OF_FIRST_MONTH[month]} ${year}`,
    year: `${year}`,
    interval: '',
  }[date.precision]
  return (date.isApproximate ? 'c. ' : '') + words + (date.isUncertain ? '?' : '')
}

const SEASON_OF_FIRST_MONTH: Record<number, string> = { 3: 'Spring', 6: 'Summer', 9: 'Autumn', 12: 'Winter' }

function italic(text: string): Run {
  return { text, isItalic: true }
}

function plain(text: string): Run {
  return { text }
}

/** Sets the runs that say something apart by commas, then adds what follows without one. */
function join(runs: Run[], paren = '', ...after: Run[]): Run[] {
  const said = runs.filter(({ text }) => text !== '')
  const joined = said.flatMap((run, index) => (index === 0 ? [run] : [plain(', '), run]))
  return [...joined, ...(paren ? [plain(paren)] : []), ...after, plain('.')]
}
