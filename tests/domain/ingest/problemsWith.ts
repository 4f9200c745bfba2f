import { formatProblem } from '../../../app/ingest/contentProblem'
import { parseContent } from '../../../app/ingest/parseContent'
import { A_LETTER } from '../../features/ingest/contentFolder'

/** Files by their paths: as they are to be, or what is to be made of the small letter's. */
export type Changes = Record<string, string | ((text: string) => string)>

/** The problems of the small letter's files after some of them were changed. */
export function problemsWith(changes: Changes): string[] {
  const files: Record<string, string> = { ...A_LETTER }
  for (const [path, change] of Object.entries(changes)) {
    files[path] = typeof change === 'string' ? change : change(files[path] ?? '')
  }
  const { problems } = parseContent(Object.entries(files).map(([path, text]) => ({ path, text })))
  return problems.map(formatProblem)
}

/** A text with something in it replaced, which has to be there. */
export const replacing = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`There is no "${from}".`)
  return text.replace(from, to)
}
