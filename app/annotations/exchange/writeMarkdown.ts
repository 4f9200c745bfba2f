import { KIND_NAMES } from '../../domain/annotation'
import { formatEdtf } from '../../domain/edtf'
import type { ExportedNote } from '../../domain/webAnnotation/exportedNote'

/** Notes as a text in Markdown, under the titles of their documents. Words that may not be quoted are named, never set as a quotation. */
export function writeMarkdown(notes: readonly ExportedNote[]): string {
  const lines: string[] = ['# Notes', '']
  let document = ''
  const inOrder = [...notes].sort((a, b) =>
    a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : 0,
  )
  for (const note of inOrder) {
    if (note.documentId !== document) lines.push(`## ${oneLine(note.documentTitle)}`, '')
    document = note.documentId
    lines.push(...(note.kind === 'reply' ? replyLines(note) : noteLines(note)))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function noteLines(note: ExportedNote): string[] {
  const where = note.page === null ? '' : `, page ${note.page}`
  const lines = [`### ${KIND_NAMES[note.kind]}${where}`, '']
  if (note.quotable !== null) lines.push(...quoted(note.quotable), '')
  else if (note.quote)
    lines.push(`*${EXPLAIN[note.state]} May not be quoted:* ${oneLine(note.quote.exact)}`, '')
  if (note.state === 'altered' && note.quotable !== null)
    lines.push(`*Affirmed in the place of:* ${oneLine(note.quote?.exact ?? '')}`, '')
  const said = [
    note.speaker && `Said by ${note.speaker.name}`,
    note.askedOf && `Asked of ${note.askedOf.name}`,
    note.saidOn && formatEdtf(note.saidOn),
    note.occasion,
    note.dueOn && `due ${formatEdtf(note.dueOn)}`,
  ].filter(Boolean)
  if (said.length > 0) lines.push(`${said.join(', ')}.`, '')
  if (note.body !== '') lines.push(note.body, '')
  if (note.tags.length > 0) lines.push(`Tags: ${note.tags.join(', ')}`, '')
  return [...lines, `${note.author}, ${note.createdAt.slice(0, 10)}. <${note.permalink}>`, '']
}

function replyLines(note: ExportedNote): string[] {
  return [...quoted(`**${note.author}**, ${note.createdAt.slice(0, 10)}: ${note.body}`), '']
}

const EXPLAIN: Record<ExportedNote['state'], string> = {
  exact: '',
  moved: '',
  altered: 'The document has other words there now.',
  ambiguous: 'The words stand in several places.',
  lost: 'The document as it is now does not have the words.',
}

const quoted = (text: string) => text.split('\n').map((line) => `> ${line}`)
const oneLine = (text: string) => text.replace(/\s+/gu, ' ')
