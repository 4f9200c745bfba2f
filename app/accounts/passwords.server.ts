import { hash, verify, type Algorithm } from '@node-rs/argon2'
import { normalizePassword } from '../domain/credentials'

/** `Algorithm.Argon2id`: a const enum, which modules that are compiled alone cannot read. */
const ARGON2ID: Algorithm = 2
/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, its salt and parameters inside (PHC form). */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), PARAMETERS)
}

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one that was hashed. Without a hash, for an account that does not exist, it takes
 * as long to say no, so that the time of an answer does not tell which addresses have accounts.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(passwordHash ?? (await decoy), normalizePassword(password))
  return passwordHash !== null && matches
}
