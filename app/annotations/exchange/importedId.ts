import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/canonicalJson'
import type { ExchangedNote } from '../../domain/webAnnotation/exchangedNote'

/** A note without an id is known again by what it says. */
export function importedIdOf(note: ExchangedNote): string {
  return note.id ?? `sha256:${createHash('sha256').update(canonicalJson(note.value)).digest('hex')}`
}
