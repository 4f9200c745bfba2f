type Listener = (event: { data: unknown }) => void

/**
 * One end of a port within one thread. pdf.js's own for this case copies every message deeply, which costs as much as
 * reading the text; here a message is passed on as it is, but for the lists that its sender empties after sending.
 */
export class SamePort {
  #listeners = new Map<Listener, AbortSignal | undefined>()
  #other: SamePort | null = null

  /** Two ends: what is posted on one is heard on the other, in order, after the code that posts it has run. */
  static pair(): [SamePort, SamePort] {
    const [one, other] = [new SamePort(), new SamePort()]
    one.#other = other
    other.#other = one
    return [one, other]
  }

  postMessage(message: unknown): void {
    const data = withOwnLists(message, 0)
    queueMicrotask(() => this.#other?.hear(data))
  }

  addEventListener(_name: 'message', listener: Listener, options?: { signal?: AbortSignal }): void {
    this.#listeners.set(listener, options?.signal)
  }

  removeEventListener(_name: 'message', listener: Listener): void {
    this.#listeners.delete(listener)
  }

  terminate(): void {
    this.#listeners.clear()
  }

  private hear(data: unknown): void {
    for (const [listener, signal] of this.#listeners) {
      if (signal?.aborted) this.#listeners.delete(listener)
      else listener.call(this, { data })
    }
  }
}

/** A message has its chunk within it, and that its lists. */
const DEPTH = 3

function withOwnLists(value: unknown, depth: number): unknown {
  if (depth === DEPTH || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.slice()
  const kind: unknown = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== null) return value
  const copy: Record<string, unknown> = {}
  for (const [key, it] of Object.entries(value)) copy[key] = withOwnLists(it, depth + 1)
  return copy
}
