/** One line of the table: a figure, what it is compared with in the same run, and the bar it is held to. */
export type Row = {
  name: string
  measured: number
  unit: string
  /** What the peer is, in a few words; empty where the bar is absolute and nothing does the same work. */
  peer: string
  peerMeasured: number | null
  /** measured / peerMeasured. */
  ratio: number | null
  bar: string
  pass: boolean
}

/** One benchmark: a file of this folder that exports it as `bench`. */
export type Bench = { name: string; bar: string; run(): Promise<Row[]> }

/** The value below which a share of the samples lie, such as 0.95. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
