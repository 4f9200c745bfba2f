import { runInSlices } from '../domain/anchoring/steps'

/** How long steps may keep this process from answering anybody else, in milliseconds. */
const SLICE_MS = 20

/** Runs steps to their end, with a turn for whoever waits every 20 ms. */
export function inSlices<Answer>(steps: Generator<void, Answer>): Promise<Answer> {
  let since = performance.now()
  return runInSlices(
    steps,
    () => performance.now() - since > SLICE_MS,
    async () => {
      await new Promise((resolve) => setImmediate(resolve))
      since = performance.now()
    },
  )
}
