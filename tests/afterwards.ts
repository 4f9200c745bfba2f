import { afterAll, onTestFinished, TestRunner } from 'vitest'

type ClearUp = () => Promise<void> | void
const atTheEnd: ClearUp[] = []

/** Has something cleared up when what it was made for is over: the test that runs, or else the file. */
export function afterwards(clearUp: ClearUp): void {
  if (TestRunner.getCurrentTest()) onTestFinished(clearUp)
  else atTheEnd.push(clearUp)
}

/** Clears up behind each file, last things first. vitest hears no `afterAll` that is called within a `beforeAll`. */
export function clearUpBehindFiles(): void {
  afterAll(async () => {
    for (let next = atTheEnd.pop(); next; next = atTheEnd.pop()) await next()
  })
}
