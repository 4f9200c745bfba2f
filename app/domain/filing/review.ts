/**
 * Where a packet stands on its way to a filing. A draft is written; one in review is read, and changed by editors alone;
 * a sealed one is what was filed, and is never changed: what amends it is another packet.
 */
export const REVIEW_STATES = ['draft', 'in-review', 'sealed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Where a packet stands, as its page says it. */
export const REVIEW_WORDS: Record<ReviewState, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  sealed: 'Sealed',
}

/** The packet that another one replaces, as its cover and its manifest name it. */
export type Superseded = {
  id: string
  title: string
  /** ISO 8601, UTC. */
  sealedAt: string
}
