/** Between where a file has words that were redacted and which those are. */
const FOUND = ' has words that were redacted '

/** Why a public file was not made, for the team: where it has redacted words, and which, exhibit by exhibit. */
export function tellFound(where: string, found: readonly string[]): string {
  return `${where}${FOUND}${found.join('; and ')}. Take them out there, or lift the redaction; nothing was exported.`
}

/** Why a file was not made, for readers without an account: of redacted words neither which they are nor where they stand. */
export function problemForReaders(problem: string): string {
  return problem.includes(FOUND)
    ? 'It would have shown what is redacted, so nothing was exported. Whoever keeps the packet is told what to mend.'
    : problem
}
