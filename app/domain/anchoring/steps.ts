/** Runs steps to their end at once. */
export function runSteps<Answer>(steps: Generator<void, Answer>): Answer {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Runs steps in slices: whenever `isDue` says so after a step, it waits for `rest` before the next. A browser's page
 * gives a clock that is due after some 20 ms and a rest of one task, and stays responsive meanwhile.
 */
export async function runInSlices<Answer>(
  steps: Generator<void, Answer>,
  isDue: () => boolean,
  rest: () => Promise<void>,
): Promise<Answer> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (isDue()) await rest()
  }
}
