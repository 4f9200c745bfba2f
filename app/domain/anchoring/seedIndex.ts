/** Letters of a seed: fewer and every seed is common, more and a misread letter spoils too many. */
export const SEED = 6
/** Units of the key indexed between two pauses. */
const STEP = 65_536
/** Places of one seed that are looked at before a plain scan of the text is thought to be quicker. */
const MOST_LOOKED_AT = 4_096

/** Where each run of six units stands in a key. Runs share a bucket where their hashes meet; readers compare. */
export class SeedIndex {
  private constructor(
    private readonly key: string,
    private readonly bits: number,
    /** The places of bucket b are `places` from `starts[b]` up to `starts[b + 1]`, ascending. */
    private readonly starts: Int32Array,
    private readonly places: Int32Array,
  ) {}

  static *build(key: string): Generator<void, SeedIndex> {
    const count = Math.max(0, key.length - SEED + 1)
    const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(count + 1))))
    const buckets = new Int32Array(count)
    const starts = new Int32Array((1 << bits) + 1)
    for (let from = 0; from < count; from += STEP) {
      const to = Math.min(count, from + STEP)
      for (let at = from; at < to; at++) {
        const bucket = hashAt(key, at, bits)
        buckets[at] = bucket
        starts[bucket + 1]!++
      }
      yield
    }
    for (let bucket = 1; bucket < starts.length; bucket++) {
      starts[bucket]! += starts[bucket - 1]!
      if (bucket % (8 * STEP) === 0) yield
    }
    yield
    const places = new Int32Array(count)
    const next = starts.slice(0, -1)
    yield
    for (let from = 0; from < count; from += STEP) {
      const to = Math.min(count, from + STEP)
      for (let at = from; at < to; at++) places[next[buckets[at]!]!++] = at
      yield
    }
    return new SeedIndex(key, bits, starts, places)
  }

  /** How many places share a bucket with the seed at `at` of `words`. */
  countOf(words: string, at: number): number {
    const bucket = hashAt(words, at, this.bits)
    return this.starts[bucket + 1]! - this.starts[bucket]!
  }

  /** The places of the seed at `at` of `words`, ascending, some of them of other seeds. */
  placesOf(words: string, at: number): Int32Array {
    const bucket = hashAt(words, at, this.bits)
    return this.places.subarray(this.starts[bucket], this.starts[bucket + 1])
  }

  /** Every place of a run of units, ascending, up to `most`. Overlapping places count. */
  find(words: string, most: number): number[] {
    if (words.length < SEED) return this.scan(words, most)
    let rarest = 0
    for (let at = 0, least = Infinity; at + SEED <= words.length; at++) {
      const count = this.countOf(words, at)
      if (count < least) [least, rarest] = [count, at]
      if (least === 0) return []
    }
    if (this.countOf(words, rarest) > MOST_LOOKED_AT) return this.scan(words, most)
    const found: number[] = []
    for (const place of this.placesOf(words, rarest)) {
      if (place >= rarest && this.key.startsWith(words, place - rarest)) found.push(place - rarest)
      if (found.length === most) break
    }
    return found
  }

  private scan(words: string, most: number): number[] {
    const found: number[] = []
    if (words === '') return found
    for (
      let at = this.key.indexOf(words);
      at >= 0 && found.length < most;
      at = this.key.indexOf(words, at + 1)
    )
      found.push(at)
    return found
  }
}

/** FNV-1a over the six units, its high bits. */
function hashAt(words: string, at: number, bits: number): number {
  let hash = 0x811c9dc5
  for (let index = at; index < at + SEED; index++)
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> (32 - bits)
}
