import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto'
import type { DigestCheck, SignatureReport } from '../../domain/extraction'

type SignedData = {
  hash?: unknown
  created?: unknown
  signature?: unknown
  domain?: unknown
  domainCert?: unknown
  publicKey?: unknown
}

/**
 * Reads the signature of a WACZ (WACZ Signing and Verification 0.1.0): over the hash of its list of files, by the
 * certificate of a domain or by a key that names nobody. Adds the check of that hash to `digests`. Null where it has
 * none. It says whether the bytes are those that were signed, and never that the signer is to be trusted.
 */
export async function readSignature(
  description: Buffer | null,
  file: Buffer | null,
  digests: DigestCheck[],
): Promise<SignatureReport | null> {
  const given = parse(file)
  if (!given || !description) return null
  const hash = `sha256:${createHash('sha256').update(description).digest('hex')}`
  digests.push({ of: 'datapackage.json', algorithm: 'sha256', isRight: given.hash === hash })
  const signed = given.signedData
  if (typeof signed !== 'object' || signed === null) return null
  const { domain, created, signature, hash: signedHash } = signed as SignedData
  const key = keyOf(signed as SignedData)
  const fits = typeof signature === 'string' && key ? fitsKey(String(signedHash), signature, key) : null
  return {
    signer: typeof domain === 'string' ? domain : null,
    signedAt: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : null,
    isIntact: fits === null ? null : fits && signedHash === hash,
    coversWholeFile: digests.every(({ isRight }) => isRight),
  }
}

function parse(file: Buffer | null): { hash?: unknown; signedData?: unknown } | null {
  try {
    const value: unknown = file && JSON.parse(file.toString('utf8'))
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

function keyOf({ domainCert, publicKey }: SignedData): KeyObject | null {
  try {
    if (typeof domainCert === 'string') return new X509Certificate(domainCert).publicKey
    if (typeof publicKey === 'string')
      return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  } catch {
    // A certificate that cannot be read leaves the signature unchecked.
  }
  return null
}

/** Servers write a signature as DER, browsers as two numbers side by side. */
function fitsKey(text: string, signature: string, key: KeyObject): boolean | null {
  const bytes = Buffer.from(signature, 'base64')
  try {
    return (['der', 'ieee-p1363'] as const).some((dsaEncoding) =>
      verify('sha256', Buffer.from(text), { key, dsaEncoding }, bytes),
    )
  } catch {
    return null
  }
}
