import { nameJurisdiction, nameType } from '../domain/labels'
import { DATED_KINDS } from '../domain/shownKind'
import { kindKey, kindOfKey, type DatedEntry, type Names } from './timelineEntry'
import { FACET_NAMES, type FacetName, type TimelineQuery } from './timelineQuery'

/** One option of a facet. `count` is how many records are found once it is chosen; for one already chosen, now. */
export type FacetOption = { id: string; label: string; count: number; isChosen: boolean }
export type Facet = { name: FacetName; label: string; options: FacetOption[] }

export const FACET_LABELS: Record<FacetName, string> = {
  kind: 'Kind',
  party: 'Party',
  dispute: 'Dispute',
  proceeding: 'Proceeding',
  topic: 'Topic',
  jurisdiction: 'Jurisdiction',
  verified: 'Verification',
}

/** The options that each entry has, as numbers, so that a question can be counted in one pass. */
export class FacetTable {
  private readonly values: Record<FacetName, string[]>
  private readonly numbers: Record<FacetName, Map<string, number>>
  private readonly of: Record<FacetName, number[][]>

  constructor(
    entries: readonly DatedEntry[],
    private readonly names: Names,
  ) {
    const perFacet = FACET_NAMES.map((name) => {
      const numbers = new Map<string, number>()
      const of = entries.map((entry) =>
        [...new Set(optionsOf(entry, name))].map((id) => {
          if (!numbers.has(id)) numbers.set(id, numbers.size)
          return numbers.get(id)!
        }),
      )
      return { name, numbers, of }
    })
    this.values = record(perFacet.map(({ name, numbers }) => [name, [...numbers.keys()]]))
    this.numbers = record(perFacet.map(({ name, numbers }) => [name, numbers]))
    this.of = record(perFacet.map(({ name, of }) => [name, of]))
  }

  /**
   * Narrows flagged entries by what is chosen and counts every option. An entry that only one facet keeps out
   * counts towards that facet's options: choosing one of them would let it in.
   */
  narrow(flags: Uint8Array, inRange: Uint8Array, chosen: TimelineQuery['chosen']): Narrowed {
    const wanted = FACET_NAMES.map((name) => this.flagsOf(name, chosen[name]))
    const counts = FACET_NAMES.map((name) => new Uint32Array(this.values[name].length))
    const tables = FACET_NAMES.map((name) => this.of[name])
    const passing = new Uint8Array(flags.length)
    const asked = FACET_NAMES.flatMap((_, facet) => (wanted[facet] ? [facet] : []))
    const unasked = FACET_NAMES.flatMap((_, facet) => (wanted[facet] ? [] : [facet]))
    let total = 0
    for (let entry = 0; entry < flags.length; entry++) {
      if (!flags[entry]) continue
      let missing = -1
      let isOut = false
      for (const facet of asked) {
        if (hasAny(tables[facet]![entry]!, wanted[facet]!)) continue
        isOut = missing !== -1
        if (isOut) break
        missing = facet
      }
      if (isOut) continue
      if (missing === -1) passing[entry] = 1
      if (!inRange[entry]) continue
      if (missing !== -1) {
        tally(tables[missing]![entry]!, counts[missing]!)
        continue
      }
      total++
      for (const facet of unasked) tally(tables[facet]![entry]!, counts[facet]!)
    }
    const facets = FACET_NAMES.map((name, facet): Facet => {
      // An option that would add nothing is not offered.
      const shown: FacetOption[] = chosen[name].map((id) => this.optionOf(name, id, total, true))
      const isChosen = wanted[facet]
      counts[facet]!.forEach((added, number) => {
        if (added === 0 || isChosen?.[number]) return
        shown.push(this.optionOf(name, this.values[name][number]!, isChosen ? total + added : added, false))
      })
      return {
        name,
        label: FACET_LABELS[name],
        options: shown.sort(name === 'kind' ? inKindOrder : chosenThenMost),
      }
    })
    return { passing, total, facets }
  }

  private optionOf(name: FacetName, id: string, count: number, isChosen: boolean): FacetOption {
    return { id, label: labelOf(name, id, this.names), count, isChosen }
  }

  /** A flag for each option that is chosen; null where none is. */
  private flagsOf(name: FacetName, chosen: readonly string[]): Uint8Array | null {
    if (chosen.length === 0) return null
    const flags = new Uint8Array(this.values[name].length)
    for (const id of chosen) {
      const number = this.numbers[name].get(id)
      if (number !== undefined) flags[number] = 1
    }
    return flags
  }
}

function hasAny(options: readonly number[], wanted: Uint8Array): boolean {
  for (const option of options) if (wanted[option]) return true
  return false
}

function tally(options: readonly number[], counts: Uint32Array): void {
  for (const option of options) counts[option]!++
}

/** `passing` flags the entries that words and facets let in, whatever the dates; `total` counts those in range as well. */
export type Narrowed = { passing: Uint8Array; total: number; facets: Facet[] }

/** The ids under which a facet knows an entry. */
function optionsOf(entry: DatedEntry, name: FacetName): string[] {
  switch (name) {
    case 'kind':
      return [entry.kind]
    case 'party':
      return entry.organizations
    case 'dispute':
      return entry.disputes
    case 'proceeding':
      return entry.proceedings
    case 'topic':
      return entry.topics
    case 'jurisdiction':
      return entry.jurisdictions
    case 'verified':
      return [entry.isVerified ? 'yes' : 'no']
  }
}

/** An option in a reader's words. */
export function labelOf(name: FacetName, id: string, names: Names): string {
  if (name === 'kind') return kindOfKey(id).word
  if (name === 'verified') return id === 'yes' ? 'Verified' : 'Unverified'
  if (name === 'jurisdiction') return nameJurisdiction(id)
  if (name === 'topic') return nameType(id)
  return names[id] ?? id
}

const KIND_ORDER = new Map(DATED_KINDS.map((kind, index) => [kindKey(kind), index]))

function inKindOrder(a: FacetOption, b: FacetOption): number {
  return (KIND_ORDER.get(a.id) ?? 99) - (KIND_ORDER.get(b.id) ?? 99)
}

/** What is chosen stays in sight, where it can be taken back: others would add more to it, and so have greater counts. */
function chosenThenMost(a: FacetOption, b: FacetOption): number {
  return (
    Number(b.isChosen) - Number(a.isChosen) ||
    b.count - a.count ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
  )
}

function record<Value>(pairs: (readonly [FacetName, Value])[]): Record<FacetName, Value> {
  return Object.fromEntries(pairs) as Record<FacetName, Value>
}
