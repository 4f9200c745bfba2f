/** Someone who wrote, sent or received a work, as the record names them. */
export type Agent = {
  name: string
  isPerson: boolean
  /** The role held when the work was made; null where the record's role is of another time. */
  role: string | null
  /** The organization spoken for; null for organizations and for people without one. */
  of: string | null
}

/** A text in which the work was read, where that is not the work itself. */
export type ReadIn = { title: string; publisher: string; url: string | null; date: string | null }

/**
 * What is to be cited, with every name resolved. A field is null or empty where the record lacks it: each
 * style then leaves it out, and none fills it in.
 */
export type Work = {
  /** Id of the record; key of the entry in BibTeX and CSL. */
  id: string
  form: WorkForm
  title: string
  authors: Agent[]
  recipients: Agent[]
  /** EDTF. */
  date: string | null
  /** What the docket says happened on that date; null where no docket step says so. */
  dateSense: 'adopted' | 'released' | 'filed' | null
  /** Title of the matter that it belongs to: a rulemaking, a case. */
  matter: string | null
  /** Docket numbers as the agency or court prints them. */
  dockets: string[]
  /** The agency or court that issued it. */
  issuer: string | null
  /** Numbers given by the issuer: FCC 15-24. */
  numbers: string[]
  /** Where a reporter prints it: 30 FCC Rcd 5601; 740 F.3d 623. */
  reporters: string[]
  readIn: ReadIn[]
  /** What no source confirmed: a citation that leaned on it would claim more than the record does. */
  unverified: string[]
  /** The words cited, where the work cited is a quotation from a document. */
  quotation: string | null
  /** The work's own address on the web, where the record has it. */
  url: string | null
  /** Address of the record in this portal. */
  permalink: string
  /** Revision of the catalog that the citation was made from. */
  revision: number
}

/**
 * agency-item: order, notice, decree of an agency. matter: a proceeding as a whole. page: a record that is no
 * work of anybody's, such as a dispute or a person: what is cited then is this portal's page.
 */
export type WorkForm =
  | 'agency-item'
  | 'court-decision'
  | 'filing'
  | 'letter'
  | 'statement'
  | 'press'
  | 'report'
  | 'agreement'
  | 'dataset'
  | 'matter'
  | 'page'

/** Where in the work: `page` for "at 12", `paragraph` for "para. 204". */
export type Pin = { page?: string; paragraph?: string }

/** A stretch of a citation; titles of matters and of works stand in italics. */
export type Run = { text: string; isItalic?: true }

/** A citation as plain words, for the clipboard. */
export function runsToText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

/** "A", "A and B", "A, B and C". */
export function listInWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
