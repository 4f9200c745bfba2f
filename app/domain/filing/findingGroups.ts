import type { Finding } from './finding'

/** Findings that say the same of several things, in one; alone where only one says it. */
export type FindingGroup = {
  /** What is said of each, behind its name; the whole sentence of one that names nothing. */
  what: string
  /** In their order, at least one. */
  findings: Finding[]
}

/** Parts findings into those that say the same, each group where its first stands. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  findings.forEach((finding, index) => {
    const { rule, cite, blocks, about } = finding
    const what = whatOf(finding)
    const key = about === undefined ? String(index) : JSON.stringify([rule, cite, blocks, what])
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { what, findings: [finding] })
  })
  return [...groups.values()]
}

/** A group as a sentence: "Ex. 1, Ex. 4: no original is held." */
export function formatGroup({ what, findings }: FindingGroup): string {
  const names = findings.flatMap(({ about }) => about ?? [])
  return names.length === 0 ? what : `${names.join(', ')}: ${what}`
}

function whatOf({ says, about }: Finding): string {
  const name = `${about}: `
  return about !== undefined && says.startsWith(name) ? says.slice(name.length) : says
}
