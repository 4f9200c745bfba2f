const waiting: (() => Promise<void>)[] = []
let isBusy = false

/**
 * Does pieces of work one at a time, each once the browser has nothing better to do, so that no scrolling waits for two.
 * The answer takes back what has not begun.
 */
export function inTurn(work: () => Promise<void>): () => void {
  waiting.push(work)
  void goOn()
  return () => {
    const at = waiting.indexOf(work)
    if (at >= 0) waiting.splice(at, 1)
  }
}

async function goOn(): Promise<void> {
  if (isBusy) return
  isBusy = true
  while (waiting.length > 0) {
    await idle()
    // The last that was asked for is the nearest to what is read.
    await waiting.pop()?.()
  }
  isBusy = false
}

/** However busy the browser is, work is not put off longer than this, in milliseconds. */
const LATEST_MS = 500

/** Resolves when the browser is idle. Safari, which cannot tell, is given a moment. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: LATEST_MS })
    else setTimeout(resolve, 16)
  })
}
