import type { OriginalFacts } from '../domain/extraction'

/** The facts of an original that says nothing of itself. */
export const NO_FACTS: OriginalFacts = {
  title: null,
  author: null,
  date: null,
  metadata: [],
  outline: [],
  signatures: [],
  digests: [],
}
