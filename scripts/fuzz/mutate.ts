/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Numbers that a length or a count is set to. */
const EDGES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff]

/** A copy of a file with one to four things wrong with it; the same seed gives the same copy. */
export function mutate(original: Buffer, seed: number): Buffer {
  const random = randomFrom(seed)
  const below = (most: number) => Math.floor(random() * Math.max(1, most))
  let bytes: Buffer = Buffer.from(original)
  for (let times = 1 + below(4); times > 0; times--) bytes = MUTATIONS[below(MUTATIONS.length)]!(bytes, below)
  return bytes
}

type Mutation = (bytes: Buffer, below: (most: number) => number) => Buffer

const flipBits: Mutation = (bytes, below) => {
  for (let times = 1 + below(16); times > 0 && bytes.length > 0; times--)
    bytes[below(bytes.length)]! ^= 1 << below(8)
  return bytes
}

const cutEnd: Mutation = (bytes, below) => bytes.subarray(0, below(bytes.length))

const cutMiddle: Mutation = (bytes, below) => {
  const from = below(bytes.length)
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + below(bytes.length - from))])
}

const splice: Mutation = (bytes, below) => {
  const from = below(bytes.length)
  const piece = bytes.subarray(from, from + below(4096))
  const to = below(bytes.length)
  return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)])
}

const repeat: Mutation = (bytes, below) => {
  const from = below(bytes.length)
  const piece = bytes.subarray(from, from + 1 + below(256))
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array<Buffer>(1 + below(500)).fill(piece),
    bytes.subarray(from),
  ])
}

const setLength: Mutation = (bytes, below) => {
  const value = EDGES[below(EDGES.length)]!
  const width = [1, 2, 4][below(3)]!
  const at = below(bytes.length - width)
  if (at + width > bytes.length) return bytes
  const kept = width === 4 ? value : value & (2 ** (8 * width) - 1)
  if (below(2) === 0) bytes.writeUIntLE(kept, at, width)
  else bytes.writeUIntBE(kept, at, width)
  return bytes
}

const changeNumber: Mutation = (bytes, below) => {
  const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)].slice(0, 5_000)
  const chosen = numbers[below(numbers.length)]
  if (!chosen) return bytes
  const written = Buffer.from(String(EDGES[below(EDGES.length)]))
  return Buffer.concat([
    bytes.subarray(0, chosen.index),
    written,
    bytes.subarray(chosen.index + chosen[0].length),
  ])
}

const MUTATIONS: Mutation[] = [flipBits, cutEnd, cutMiddle, splice, repeat, setLength, changeNumber]
