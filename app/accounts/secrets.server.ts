import { createHmac, randomBytes } from 'node:crypto'

/** A secret that nobody can guess, for a cookie or a one-time link: 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is kept of a secret: its HMAC-SHA256 under the portal's own secret. A copy of the database alone says
 * nothing of who may come in, and another SESSION_SECRET signs everybody out.
 */
export function hashSecret(portalSecret: string, secret: string): string {
  return createHmac('sha256', portalSecret).update(secret).digest('hex')
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Whether a text can be a secret of ours at all; anything else needs no query. */
export function isSecret(text: string): boolean {
  return SECRET.test(text)
}
