import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** How long failed attempts are remembered from the first of them, in milliseconds. */
const WINDOW_MS = 15 * 60_000
/** Failed attempts in a window: on one account from anywhere, and from one address on any accounts. */
const MOST = { account: 10, address: 40 } as const
/** Accounts and addresses remembered at once, so that a flood of made-up names takes bounded memory. */
const REMEMBERED = 20_000

type Tally = { count: number; since: number }

/**
 * Slows guessing of passwords. An attempt is counted before its password is looked at, so that many at once
 * gain nothing; a right password takes its own count back. Kept in memory: a restart forgives.
 */
export class Attempts {
  private readonly tallies = new LRUCache<string, Tally>({ max: REMEMBERED })

  /** Counts an attempt. Answers when the next may be made, or null when this one may go on. */
  count(email: string, address: string, now: Date): Date | null {
    const waits = this.keys(email, address).map(({ key, most }) => this.countOne(key, most, now.getTime()))
    const latest = Math.max(...waits)
    return latest > 0 ? new Date(latest) : null
  }

  /** Forgets the attempts on an account, and one from this address, because the password was right. */
  forgive(email: string, address: string): void {
    this.tallies.delete(accountKey(email))
    const tally = this.tallies.get(`address ${address}`)
    if (tally) tally.count -= 1
  }

  private keys(email: string, address: string) {
    return [
      { key: accountKey(email), most: MOST.account },
      { key: `address ${address}`, most: MOST.address },
    ]
  }

  private countOne(key: string, most: number, now: number): number {
    const held = this.tallies.get(key)
    const tally = held && now - held.since < WINDOW_MS ? held : { count: 0, since: now }
    this.tallies.set(key, tally)
    if (tally.count >= most) return tally.since + WINDOW_MS
    tally.count += 1
    return 0
  }
}

/** A hash, for what is typed there may be megabytes long, and may be a password. */
function accountKey(email: string): string {
  return `account ${createHash('sha256').update(email).digest('base64')}`
}

const attemptsOf = new WeakMap<object, Attempts>()

/** The attempts on one open database. */
export function attemptsOn(db: object): Attempts {
  const held = attemptsOf.get(db) ?? new Attempts()
  attemptsOf.set(db, held)
  return held
}
