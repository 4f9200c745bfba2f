import type { FormWords } from './formWords'

/** Words that this browser keeps until the portal has them; `part` is the id of the part that they are of. */
export type KeptWords = { part: string; words: FormWords }

/** Under what name the words of a part are kept; of one that is still to be made, under its kind's. */
export function keptName(packetId: string, part: { id: string } | { kind: string }): string {
  return `words ${packetId} ${'id' in part ? part.id : `new ${part.kind}`}`
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
    return kept?.part && Array.isArray(kept.words) ? { part: kept.part, words: kept.words } : null
  } catch {
    return null
  }
}

export function forgetWords(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}
