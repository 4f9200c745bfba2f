import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type YAMLParseError,
} from 'yaml'
import type { ContentProblem } from './contentProblem'

/**
 * YAML as content files use it: maps, lists and text. Every value is text, so that 2014, 4.0 and NO stay what was
 * written; an empty value is no value.
 */
export type PositionedYaml = {
  value: unknown
  /** Line of each value by its path (`parties[0].role`), in the file that the text came from. The whole is ''. */
  lines: ReadonlyMap<string, number>
  problems: ContentProblem[]
}

/** Reads YAML that starts on `firstLine` of a file. What cannot be read is left out of the value and named. */
export function parseYaml(text: string, path: string, firstLine = 1): PositionedYaml {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1
  const problems: ContentProblem[] = []
  const lines = new Map<string, number>()

  problems.push(...syntaxProblems(document.errors, text, path, firstLine, lineAt))
  if (problems.length > 0) return { value: undefined, lines, problems }

  const value = document.contents === null ? undefined : read(document.contents as Node, '', 0)
  return { value, lines, problems }

  function read(node: Node | null, at: string, offset: number): unknown {
    const start = node?.range?.[0] ?? offset
    lines.set(at, lineAt(start))
    if (node === null) return undefined
    if (isAlias(node) || node.anchor) {
      report(start, at, 'uses a YAML anchor or alias, which this record does not.', 'Write the value out.')
      return undefined
    }
    if (isScalar(node)) {
      const text = node.value as string
      return text === '' && node.type === 'PLAIN' ? undefined : text
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => read(item as Node | null, `${at}[${index}]`, start))
    }
    if (!isMap(node)) return undefined
    const members: [string, unknown][] = []
    const firstLines = new Map<string, number>()
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        report(start, at, 'has a field name that is not plain text.', 'Write it as name: value.')
        continue
      }
      const name = String(key.value)
      const keyOffset = key.range?.[0] ?? start
      const field = at === '' ? name : `${at}.${name}`
      const earlier = firstLines.get(name)
      if (earlier !== undefined) {
        report(keyOffset, field, `is given twice, first on line ${earlier}.`, 'Keep one of the two.')
        continue
      }
      firstLines.set(name, lineAt(keyOffset))
      const held = read(value as Node | null, field, keyOffset)
      lines.set(field, lineAt(keyOffset))
      members.push([name, held])
    }
    return Object.fromEntries(members)
  }

  function report(offset: number, field: string, problem: string, remedy: string) {
    problems.push({ path, line: lineAt(offset), field: field === '' ? null : field, problem, remedy })
  }
}

/**
 * What is wrong with the YAML itself: the first trouble of each line, for others follow from it. A tab that indents
 * is the cause of whatever else is found.
 */
function syntaxProblems(
  errors: readonly YAMLParseError[],
  text: string,
  path: string,
  firstLine: number,
  lineAt: (offset: number) => number,
): ContentProblem[] {
  if (errors.length === 0) return []
  const tabbed = text
    .split('\n')
    .flatMap((line, index) => (/^ *\t\s*\S/.test(line) ? [index + firstLine] : []))
  if (tabbed.length > 0) {
    const remedy = 'Indent with two spaces for each step, never with a tab.'
    return tabbed.map((line) => ({
      path,
      line,
      field: null,
      problem: 'This line is indented with a tab.',
      remedy,
    }))
  }
  const firstOfLine = new Map<number, YAMLParseError>()
  for (const error of errors) {
    const line = lineAt(error.pos[0])
    if (!firstOfLine.has(line)) firstOfLine.set(line, error)
  }
  return [...firstOfLine].map(([line, { code, message }]) => {
    const problem = `This cannot be read as YAML: ${sentence(message)}`
    const remedy = REMEDIES[code] ?? 'Mend the YAML here; content/README.md shows how a file is written.'
    return { path, line, field: null, problem, remedy }
  })
}

const REMEDIES: Record<string, string> = {
  BAD_INDENT: 'Indent with two spaces for each step, and put entries of one list or map at one depth.',
  MISSING_CHAR: 'Close the quotation mark or bracket, or put the whole value in double quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a value that has ": " in it in double quotes.',
  MULTILINE_IMPLICIT_KEY: 'Put a value that has ": " in it in double quotes.',
  UNEXPECTED_TOKEN: 'Put a value that starts with a sign such as [ { @ ` & * in double quotes.',
  MULTIPLE_DOCS: 'Remove the line --- or ... that ends the first part.',
}

function sentence(message: string): string {
  const trimmed = message.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** The line of a path, or of the nearest thing around it that is in the file. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
    const line = lines.get(at)
    if (line !== undefined) return line
  }
  return lines.get('') ?? null
}

/** Lines of the fields of what stands under a path, for whoever knows fields but not paths. */
export function linesUnder(
  lines: ReadonlyMap<string, number>,
  under: string,
): (field: string) => number | null {
  return (field) => {
    const isIndex = field.startsWith('[')
    return lineOf(lines, under === '' || field === '' || isIndex ? under + field : `${under}.${field}`)
  }
}
