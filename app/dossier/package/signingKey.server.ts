import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PortalError } from '../../domain/portalError'

/** The portal's own Ed25519 key. `privatePem` is a secret; the rest is for everyone. */
export type SigningKey = { privatePem: string; publicPem: string; fingerprint: string }

const NAME = 'signing-key.pem'

/**
 * The key that packages are signed with: the one in the data folder, made there at first use and readable by this user
 * alone. Two processes that come at once agree on the one that was there first.
 */
export async function keepSigningKey(dataDir: string): Promise<SigningKey> {
  const path = join(dataDir, NAME)
  const held = await readKey(path)
  if (held) return openKey(held, path)
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  const { privateKey } = generateKeyPairSync('ed25519')
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  // A link fails where the name is taken, and never shows half a file.
  await link(draft, path).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EEXIST') throw problem
  })
  await rm(draft)
  return openKey((await readKey(path))!, path)
}

/** The public half of the key in a data folder, or null where no package was signed there yet. */
export async function findPublicKey(dataDir: string): Promise<Omit<SigningKey, 'privatePem'> | null> {
  const path = join(dataDir, NAME)
  const held = await readKey(path)
  if (!held) return null
  const { publicPem, fingerprint } = openKey(held, path)
  return { publicPem, fingerprint }
}

function openKey(privatePem: string, path: string): SigningKey {
  try {
    const key = createPublicKey(createPrivateKey(privatePem))
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('It is of another kind.')
    const publicPem = key.export({ type: 'spki', format: 'pem' }).toString()
    const spki = key.export({ type: 'spki', format: 'der' })
    return { privatePem, publicPem, fingerprint: createHash('sha256').update(spki).digest('hex') }
  } catch (cause) {
    const message = `${path} is no Ed25519 key. Restore it from a backup, or remove it: then another is made, and readers must be told of it.`
    throw new PortalError('wrong-signing-key', message, { cause })
  }
}

/** Signs bytes. Ed25519 gives the same signature for the same bytes each time (RFC 8032). */
export function signBytes(bytes: Uint8Array, { privatePem }: SigningKey): string {
  return sign(null, bytes, privatePem).toString('base64')
}

async function readKey(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem
  }
}
