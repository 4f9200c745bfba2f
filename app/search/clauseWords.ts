import { formatEdtf } from '../domain/edtf'
import type { Clause, SearchField } from '../domain/query'

/** What a part of a query was read as: in which field, and what is looked for there. */
export type SaidClause = { field: string; value: string }

/** Fields as readers know them. Words without a field are looked for in all. */
const FIELD_WORDS: Record<SearchField, string> = {
  title: 'title',
  words: 'quotation',
  summary: 'summary',
  person: 'person',
  organization: 'party',
  matter: 'matter',
  kind: 'kind',
}

/** What each name of a date's field asks for: `after:2014` takes 2014 itself in. */
const DATE_WORDS: Record<string, string> = {
  before: 'before ',
  until: 'until ',
  after: 'from ',
  since: 'from ',
}

/** What a group of alternatives was read as: "dates before 2014", "party Verizon or Comcast". */
export function sayGroup(group: readonly Clause[], query: string): SaidClause {
  const said = group.map((clause) => sayClause(clause, query))
  const alternatives = said.filter((it, at) => said.findIndex(({ value }) => value === it.value) === at)
  const [first] = alternatives
  if (alternatives.every(({ field }) => field === first!.field)) {
    return { field: first!.field, value: alternatives.map(({ value }) => value).join(' or ') }
  }
  return { field: 'any of', value: alternatives.map(inOneLine).join(' or ') }
}

/** A part that records must not have: "without dates before 2014". */
export function sayExcluded(clause: Clause, query: string): SaidClause {
  return { field: 'without', value: inOneLine(sayClause(clause, query)) }
}

function inOneLine({ field, value }: SaidClause): string {
  return field === 'words' ? value : `${field} ${value}`
}

function sayClause(clause: Clause, query: string): SaidClause {
  const typed = query.slice(clause.start, clause.end).replace(/^[+-]/, '')
  const [, name = '', body = typed] = /^(\p{L}+):\s*(.+)$/su.exec(typed) ?? []
  switch (clause.type) {
    case 'dates': {
      const date = formatEdtf(body.replaceAll('"', ''))
      return { field: 'dates', value: (DATE_WORDS[name.toLowerCase()] ?? '') + date }
    }
    case 'docket':
      return { field: 'docket or citation', value: body.replaceAll('"', '') }
    default: {
      // What is no field was read as words, and so was what is no date.
      const words = clause.field === null ? (name ? `${name} ${body}` : typed) : body
      const field = clause.field === null ? 'words' : FIELD_WORDS[clause.field]
      return { field, value: sayTerm(clause, words) }
    }
  }
}

/** "congest…" for words that begin so; "crowded, at most 1 letter off". A phrase keeps its quotation marks. */
function sayTerm(clause: Clause, typed: string): string {
  if (clause.type !== 'word') return typed
  if (clause.distance > 0) {
    const letters = clause.distance === 1 ? '1 letter' : `${clause.distance} letters`
    return `${typed.replace(/~\d*$/, '')}, at most ${letters} off`
  }
  return typed.replace(/\*$/, '…')
}
