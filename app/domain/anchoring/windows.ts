import { SEED } from './seedIndex'
import type { OpenText } from './openText'
import type { Selector } from './selector'

/** Places at which a seed says little: more common ones are left out while rarer ones are there. */
const COMMON = 64
/** Of selectors whose every seed is common, as many of the rarest are asked, for as many places. */
const FEW_SEEDS = 8
const MOST_PLACES = 2_048
/** Units of one bin: seeds that lie as far from each other in the text as in the selector, give or take this. */
const BIN = 32
/** Bins nearer than this belong to one stretch with something put in. */
const NEAR = 512
/** What a stretch must have: two seeds of its own, or many that it shares with others. */
const LEAST_VOTES = 1.5
/** Stretches that are laid on the text in full. */
const MOST_WINDOWS = 3
const MARGIN = 40

/** Places of each neighbour that are looked at. */
const MOST_NEIGHBOURS = 256
/** Units that may stand between the two neighbours, for each unit that stood there, and in any case. */
const PUT_IN = { times: 3, more: 160 }

export type Window = { from: number; to: number }

/**
 * Stretches of the key in which most seeds of a selector stand in its order: where it may be now, best first. A seed
 * counts the more the rarer it is. `expected`, the unit of the key where the words were, and
 * the stretches between its neighbours are among them.
 */
export function windowsFor(selector: Selector, open: OpenText, expected: number): Window[] {
  const { key } = selector.folded
  const { seeds, folded } = open
  const votes = new Map<number, number>()
  const vote = (at: number, count: number, most: number) => {
    const weight = 1 / count
    for (const place of seeds.placesOf(key, at).subarray(0, most)) {
      const bin = Math.floor((place - at) / BIN)
      votes.set(bin, (votes.get(bin) ?? 0) + weight)
    }
  }
  const counted = Array.from({ length: Math.max(0, key.length - SEED + 1) }, (_, at) => ({
    at,
    count: seeds.countOf(key, at),
  })).filter(({ count }) => count > 0)
  const rare = counted.filter(({ count }) => count <= COMMON)
  if (rare.length > 0) for (const { at, count } of rare) vote(at, count, COMMON)
  else
    for (const { at, count } of counted.sort((a, b) => a.count - b.count).slice(0, FEW_SEEDS))
      vote(at, count, MOST_PLACES)

  const bins = [...votes].map(([bin, own]) => ({ bin, votes: own + (votes.get(bin + 1) ?? 0) }))
  const distance = (bin: number) => Math.abs(bin * BIN - expected)
  bins.sort((a, b) => b.votes - a.votes || distance(a.bin) - distance(b.bin))
  const windows: Window[] = []
  for (const { bin, votes: own } of bins) {
    if (own < LEAST_VOTES) break
    const from = Math.max(0, bin * BIN - MARGIN)
    const to = Math.min(folded.key.length, (bin + 2) * BIN + key.length + MARGIN)
    const near = windows.find((it) => from < it.to + NEAR && to > it.from - NEAR)
    if (near) {
      if (Math.max(near.to, to) - Math.min(near.from, from) > 2 * key.length + 2 * NEAR) continue
      near.from = Math.min(near.from, from)
      near.to = Math.max(near.to, to)
    } else if (windows.length < MOST_WINDOWS) windows.push({ from, to })
  }
  return [...windows, hereWindow(selector, open, expected), ...betweenNeighbours(selector, open)]
}

/** Where the words were. */
function hereWindow({ folded: { key }, start }: Selector, { folded }: OpenText, expected: number): Window {
  const from = Math.max(0, expected - start - MARGIN)
  return { from, to: Math.min(folded.key.length, expected - start + key.length + MARGIN) }
}

/** Where the whole of both neighbours stands with something between them, if that is in few places. */
function betweenNeighbours({ folded: { key }, start, end }: Selector, { seeds }: OpenText): Window[] {
  const windows: Window[] = []
  if (start < SEED || key.length - end < SEED) return windows
  const behind = seeds.find(key.slice(end), MOST_NEIGHBOURS)
  const reach = PUT_IN.times * (end - start) + PUT_IN.more
  for (const from of seeds.find(key.slice(0, start), MOST_NEIGHBOURS)) {
    const next = behind.find((at) => at >= from + start)
    if (next !== undefined && next - (from + start) <= reach)
      windows.push({ from, to: next + key.length - end })
  }
  return windows.length > MOST_WINDOWS ? [] : windows
}
