/** A Markdown file with front matter, cut in two. */
export type MarkdownFile = {
  /** YAML between the two lines of three hyphens; it starts on line 2. */
  frontMatter: string
  body: string
  /** Line of the body's first word; from 1. */
  bodyLine: number
}

/** Cuts front matter from body, or says why it cannot. `text` has LF line ends. */
export function splitMarkdown(text: string): MarkdownFile | { problem: string; remedy: string } {
  const remedy =
    'Start the file with a line of three hyphens, then the fields, then another such line, then the text.'
  if (!/^---[ \t]*(?:\n|$)/.test(text)) return { problem: 'The file does not start with its fields.', remedy }
  const start = text.indexOf('\n') + 1
  const end = /^---[ \t]*$/m.exec(text.slice(start))
  if (start === 0 || !end) return { problem: 'The fields do not end.', remedy }
  const rest = text.slice(start + end.index + end[0].length)
  const before = text.slice(0, text.length - rest.trimStart().length)
  return {
    frontMatter: text.slice(start, start + end.index),
    body: rest.trim(),
    bodyLine: before.split('\n').length,
  }
}

const HEADING = '## Outcome'

/** Cuts a dispute's body into what it was about and how it ended. `outcomeLine` counts from 0 within the body. */
export function splitOutcome(body: string): { summary: string; outcome: string; outcomeLine: number } {
  const lines = body.split('\n')
  const at = lines.findIndex((line) => /^## Outcome[ \t]*$/.test(line))
  const unescape = (part: string[]) =>
    part
      .map((line) => line.replace(/^\\(\\*## Outcome[ \t]*)$/, '$1'))
      .join('\n')
      .trim()
  if (at === -1) return { summary: unescape(lines), outcome: '', outcomeLine: 0 }
  return { summary: unescape(lines.slice(0, at)), outcome: unescape(lines.slice(at + 1)), outcomeLine: at }
}

/** The body that `splitOutcome` cuts: a line of the text that looks like the heading is kept by a backslash. */
export function joinOutcome(summary: string, outcome: string): string {
  const escape = (text: string) => text.replace(/^(\\*## Outcome[ \t]*)$/gm, '\\$1')
  return outcome === '' ? escape(summary) : `${escape(summary)}\n\n${HEADING}\n\n${escape(outcome)}`
}
