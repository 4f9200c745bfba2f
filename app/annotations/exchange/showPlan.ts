import type { KeptApart } from '../../domain/webAnnotation/exchangedNote'
import type { ImportPlace } from './placeImported'
import type { ImportPlan } from './planImport.server'

/** One note of a file, as whoever imports it is shown it. */
export type ShownPlanned = {
  id: string | null
  kind: string
  author: string | null
  body: string
  words: string | null
  state: ImportPlace['state']
  page: number | null
  isByPosition: boolean
  outcome: 'take' | 'held' | 'orphan'
  source: string | null
  apart: KeptApart[]
}

export type ShownPlan = { notes: ShownPlanned[]; remarks: string[]; toTake: number }

/** A plan without what only the taking of it needs. */
export function showPlan({ planned, remarks }: ImportPlan): ShownPlan {
  const notes = planned.map(({ note, place, heldAs, isOrphan }): ShownPlanned => ({
    id: note.id,
    kind: note.kind,
    author: note.author,
    body: note.body,
    words: place.passage?.exact ?? note.target.quote?.exact ?? null,
    state: place.state,
    page: place.state === 'exact' ? (place.passage?.page ?? null) : null,
    isByPosition: place.isByPosition,
    outcome: heldAs !== null ? 'held' : isOrphan ? 'orphan' : 'take',
    source: note.target.source,
    apart: note.apart,
  }))
  return { notes, remarks, toTake: notes.filter(({ outcome }) => outcome === 'take').length }
}
