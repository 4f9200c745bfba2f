/** One thing that keeps content files from being read, told so that whoever wrote the file can mend it. */
export type ContentProblem = {
  /** Relative to the content folder, with forward slashes. */
  path: string
  /** From 1; null where the trouble is the file itself. */
  line: number | null
  /** As it stands in the file: `parties[0].organization`; null where no field is concerned. */
  field: string | null
  /** What is wrong. */
  problem: string
  /** What would be right. */
  remedy: string
}

/** The problem on one line: `people.yaml:12: organization: names "verzion", … Did you mean "verizon"?` */
export function formatProblem({ path, line, field, problem, remedy }: ContentProblem): string {
  const place = line === null ? path : `${path}:${line}`
  return `${place}: ${field === null ? '' : `${field}: `}${problem} ${remedy}`
}

/** Orders problems as a reader walks through the files. */
export function inFileOrder(a: ContentProblem, b: ContentProblem): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0)
}

/** A value as a message shows it: quoted, cut after 60 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const letters = [...text]
  return `"${letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text}"`
}
