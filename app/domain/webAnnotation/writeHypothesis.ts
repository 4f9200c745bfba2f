import { objectOf } from './exchangedNote'
import type { ExportedNote } from './exportedNote'
import { readHypothesis } from './readHypothesis'

/** What the importer of the Hypothesis client reads: its own export's shape. */
export type HypothesisFile = {
  export_date: string
  export_userid: string
  client_version: string
  annotations: Record<string, unknown>[]
}

/** Notes as an export file of the Hypothesis client. It has no place for what a statement, demand or claim says: that stands in the text. */
export function writeHypothesisFile(
  notes: readonly ExportedNote[],
  made: { at: string; by: string; host: string },
): HypothesisFile {
  return {
    export_date: made.at,
    export_userid: accountOf(made.by, made.host),
    client_version: 'Throughline',
    annotations: notes.map((note) => writeHypothesis(note, made.host)),
  }
}

function writeHypothesis(note: ExportedNote, host: string): Record<string, unknown> {
  if (note.foreign?.format === 'hypothesis') {
    const value = objectOf(note.foreign.value) ?? {}
    const came = readHypothesis(value)
    const isSame = came.body === note.body && came.tags.join('\n') === note.tags.join('\n')
    return isSame ? value : { ...value, text: note.body, tags: [...note.tags], updated: note.updatedAt }
  }
  const world = 'group:__world__'
  const account = accountOf(note.author, host)
  const reader = note.visibility === 'private' ? account : world
  const parent = note.answers === null ? null : (note.answers.split('/').at(-1) ?? null)
  return {
    id: note.id,
    created: note.createdAt,
    updated: note.updatedAt,
    user: account,
    user_info: { display_name: note.author },
    uri: note.source,
    text: textFor(note),
    tags: [...note.tags],
    group: '__world__',
    permissions: { read: [reader], update: [account], delete: [account], admin: [account] },
    document: { title: [note.documentTitle] },
    target: [{ source: note.source, ...(note.quote && { selector: selectorsOf(note) }) }],
    ...(parent && { references: [parent] }),
    links: { html: note.permalink },
  }
}

function selectorsOf({ quote, position, page }: ExportedNote): Record<string, unknown>[] {
  return [
    ...(position
      ? [{ type: 'TextPositionSelector', start: position.codeUnits[0], end: position.codeUnits[1] }]
      : []),
    { type: 'TextQuoteSelector', ...quote },
    ...(page === null ? [] : [{ type: 'PageSelector', index: page - 1, label: String(page) }]),
  ]
}

function textFor(note: ExportedNote): string {
  const said =
    note.kind === 'statement'
      ? [`Said by ${note.speaker?.name ?? 'somebody'}`, note.saidOn, note.occasion]
      : note.kind === 'demand'
        ? [`Asked of ${note.askedOf?.name ?? 'somebody'}`, note.dueOn && `due ${note.dueOn}`]
        : [note.saidOn]
  const line = said.filter(Boolean).join(', ')
  return [line && `*${line}*`, note.body].filter(Boolean).join('\n\n')
}

/** An account in the form that Hypothesis has: letters, digits, full stops and underscores, 3 to 30 of them. */
function accountOf(name: string, host: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
  return `acct:${(plain || 'someone').slice(0, 30).padEnd(3, '_')}@${host.replace(/:\d+$/u, '')}`
}
