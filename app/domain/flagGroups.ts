import type { Flag } from './extraction'

/** Flags of one file that say the same: in one sentence, with the pages they concern and the words of each. */
export type FlagGroup = { detail: string; pages: PageRun[]; words: string[] }
/** Pages that follow each other, from 1, both included. */
export type PageRun = { first: number; last: number }

/** Flags of one file, those that say the same thing together, in the order in which each is first said. */
export function groupFlags(flags: readonly Flag[]): FlagGroup[] {
  const groups = new Map<string, Flag[]>()
  for (const flag of flags) {
    const key = `${flag.kind} ${flag.detail}`
    groups.set(key, [...(groups.get(key) ?? []), flag])
  }
  return [...groups.values()].map((same) => ({
    detail: same[0]!.detail,
    pages: runsOf(same.flatMap(({ page }) => page ?? [])),
    words: [...new Set(same.flatMap(({ words }) => words ?? []))],
  }))
}

function runsOf(pages: readonly number[]): PageRun[] {
  const runs: PageRun[] = []
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run.last === page - 1) run.last = page
    else runs.push({ first: page, last: page })
  }
  return runs
}
