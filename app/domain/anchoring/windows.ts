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
/** Stretches that are laid on the text in full. */
const MOST_WINDOWS = 3
const MARGIN = 40

export type Window = { from: number; to: number; votes: number }

/**
 * Stretches of the key in which most seeds of a selector stand in its order: where it may be now, best first. At equal
 * votes the one nearest to `expected` (a unit of the key) comes first.
 */
export function windowsFor(
  { folded: { key } }: Selector,
  { seeds, folded }: OpenText,
  expected: number,
): Window[] {
  const votes = new Map<number, number>()
  const vote = (at: number, most: number) => {
    for (const place of seeds.placesOf(key, at).subarray(0, most)) {
      const bin = Math.floor((place - at) / BIN)
      votes.set(bin, (votes.get(bin) ?? 0) + 1)
    }
  }
  const counted = Array.from({ length: Math.max(0, key.length - SEED + 1) }, (_, at) => ({
    at,
    count: seeds.countOf(key, at),
  })).filter(({ count }) => count > 0)
  const rare = counted.filter(({ count }) => count <= COMMON)
  if (rare.length > 0) for (const { at } of rare) vote(at, COMMON)
  else
    for (const { at } of counted.sort((a, b) => a.count - b.count).slice(0, FEW_SEEDS)) vote(at, MOST_PLACES)

  const bins = [...votes].map(([bin, own]) => ({ bin, votes: own + (votes.get(bin + 1) ?? 0) }))
  const distance = (bin: number) => Math.abs(bin * BIN - expected)
  bins.sort((a, b) => b.votes - a.votes || distance(a.bin) - distance(b.bin))
  const windows: Window[] = []
  for (const { bin, votes: own } of bins) {
    const from = Math.max(0, bin * BIN - MARGIN)
    const to = Math.min(folded.key.length, (bin + 2) * BIN + key.length + MARGIN)
    const near = windows.find((it) => from < it.to + NEAR && to > it.from - NEAR)
    if (near) {
      if (own < 2 || Math.max(near.to, to) - Math.min(near.from, from) > 2 * key.length + 2 * NEAR) continue
      near.from = Math.min(near.from, from)
      near.to = Math.max(near.to, to)
    } else if (windows.length < MOST_WINDOWS) windows.push({ from, to, votes: own })
    else if (own < 2) break
  }
  return windows
}
