/** What verification says of one original, in the words its readers see. */
export type EvidenceFinding =
  /** Its bytes still have the hash that they are held under. */
  | { state: 'intact'; sha256: string; sizeBytes: number }
  /** The catalog knows of it; the store does not have it. */
  | { state: 'missing'; sha256: string; sizeBytes: number }
  /** Held, and its bytes have another hash; `foundSha256` is null where they could not be read. */
  | { state: 'damaged'; sha256: string; foundSha256: string | null; sizeBytes: number }
  /** In the store, and the catalog knows nothing of it. `name` is where it lies. */
  | { state: 'extra'; name: string; sizeBytes: number }

/** How a finding is counted: an extra file harms nothing, and is still told. */
export function isHarm(finding: EvidenceFinding): boolean {
  return finding.state === 'missing' || finding.state === 'damaged'
}

/** One line for one finding. */
export function formatFinding(finding: EvidenceFinding): string {
  switch (finding.state) {
    case 'intact':
      return `intact   ${finding.sha256}`
    case 'missing':
      return `missing  ${finding.sha256}  the catalog holds it at ${finding.sizeBytes} bytes; the store has no such file`
    case 'damaged':
      return `damaged  ${finding.sha256}  ${finding.foundSha256 ? `its bytes hash to ${finding.foundSha256}` : 'its bytes cannot be read'}`
    case 'extra':
      return `extra    ${finding.name}  ${finding.sizeBytes} bytes that no record of the catalog names`
  }
}
