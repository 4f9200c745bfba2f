import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody can guess, for a cookie or a one-time link: 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. Plain SHA-256 is enough for 256 random bits: there is nothing to guess from. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Whether a text can be a secret of ours at all; anything else needs no query. */
export function isSecret(text: string): boolean {
  return SECRET.test(text)
}
