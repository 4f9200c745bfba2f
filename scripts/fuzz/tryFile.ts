import { extractOriginal } from '../../app/extract/extractOriginal.server'

/** What one file may take here: less than in the portal, so that many can be tried. */
export const FUZZ_LIMITS = { timeoutMs: 30_000, memoryMb: 768 }
/** Beyond the time limit, what ending a process and telling a file may take, in milliseconds. */
const GRACE_MS = 10_000

/** How a file ended: *read*, a problem's or a refusal's reason; or *fault*, which no file may cause. */
export type Outcome = { state: string; fault: string | null; ms: number }

/** Reads a file as the portal would, and answers how it ended. Whatever is thrown is a fault of ours. */
export async function tryFile(
  file: { path: string; sizeBytes: number },
  limits = FUZZ_LIMITS,
): Promise<Outcome> {
  const started = performance.now()
  let state = 'fault'
  let fault: string | null = null
  try {
    const read = await extractOriginal(file, { limits })
    if (!read.ok) state = `refused: ${read.refusal.reason}`
    else if (read.value.problem) state = `problem: ${read.value.problem.reason}`
    else state = 'read'
    if (
      read.ok &&
      read.value.pages.some(({ text }) => text.includes('\u0000') || /\p{Surrogate}/u.test(text))
    )
      fault = 'A page holds what no database keeps.'
  } catch (problem) {
    fault = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
  }
  const ms = Math.round(performance.now() - started)
  if (ms > limits.timeoutMs + GRACE_MS) fault = `It took ${ms} ms, longer than a file may.`
  return { state, fault, ms }
}
