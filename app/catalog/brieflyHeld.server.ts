import type { Portal } from '../portal.server'

/** How long an answer is believed, in milliseconds: as long as a revision of the catalog (readCatalog). */
const BELIEVED_MS = 200

const all: WeakMap<object, unknown>[] = []

/** Makes the next read of everything that is briefly held ask the database. */
export function forgetBrieflyHeld(portal: Portal): void {
  for (const held of all) held.delete(portal.db)
}

/**
 * Remembers an answer about the whole portal for a moment, so that many readers at once ask the database once. A
 * change by this process calls `forget` and is seen at once, one by another process within a fifth of a second.
 */
export function brieflyHeld<Value>(load: (portal: Portal) => Promise<Value>) {
  const held = new WeakMap<object, { value: Promise<Value>; at: number }>()
  all.push(held)
  return {
    read(portal: Portal): Promise<Value> {
      const mine = held.get(portal.db)
      const at = performance.now()
      if (mine && at - mine.at < BELIEVED_MS) return mine.value
      const value = load(portal)
      held.set(portal.db, { value, at })
      value.catch(() => held.delete(portal.db))
      return value
    },
    forget(portal: Portal): void {
      held.delete(portal.db)
    },
  }
}
