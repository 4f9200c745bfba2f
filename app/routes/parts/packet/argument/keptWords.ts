import type { ArgumentBlock } from '../../../../domain/argument/argument'
import type { FormWords } from './formWords'

/**
 * Words that this browser keeps until the portal has them. `part` is the id of the part that they are of, `revision` the
 * packet's that they were written from; 0 where that is not known, so that they take nobody's place.
 */
export type KeptWords = { part: string; revision: number; words: FormWords }

/** Under what name the words of a part are kept; of one that is still to be made, under its kind's. */
export function keptName(packetId: string, part: { id: string } | { kind: string }): string {
  return `words ${packetId} ${'id' in part ? part.id : `new ${part.kind}`}`
}

/** The names under which words of a packet are kept in this browser. */
export function keptNames(packetId: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(keptName(packetId, { id: '' })))
  } catch {
    return []
  }
}

export function keepWords(name: string, kept: KeptWords): void {
  try {
    localStorage.setItem(name, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing still saves to the portal.
  }
}

/** What is kept under a name; null where nothing is, or nothing that can be read. */
export function readKept(name: string): KeptWords | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptWords> | null
    if (!kept?.part || !Array.isArray(kept.words)) return null
    return { part: kept.part, revision: Number(kept.revision) || 0, words: kept.words }
  } catch {
    return null
  }
}

/** Whether a part has all that was kept of it. */
export function isSavedIn(block: ArgumentBlock, words: FormWords): boolean {
  const held = new Set<unknown>()
  JSON.stringify(block, (_, value: unknown) => (held.add(value), value))
  return words.every(([, value]) => value.trim() === '' || held.has(value.replace(/\r\n?/g, '\n').trim()))
}

export function forgetWords(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}
