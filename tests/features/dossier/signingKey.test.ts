import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPublicKey, keepSigningKey, signBytes } from '../../../app/dossier/package/signingKey.server'

describe('the signing key of a portal', () => {
  let folder = ''
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'throughline-key-'))))
  afterEach(async () => rm(folder, { recursive: true, force: true }))

  it('is made once, whoever come at once, and nothing is left beside it', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, () => keepSigningKey(folder)))
    expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(1)
    expect(await readdir(folder)).toEqual(['signing-key.pem'])
  })

  it('can be read by its owner alone', async () => {
    await keepSigningKey(folder)
    expect((await stat(join(folder, 'signing-key.pem'))).mode & 0o777).toBe(0o600)
  })

  it('signs so that its public half, and no other, verifies', async () => {
    const key = await keepSigningKey(folder)
    const signature = Buffer.from(signBytes(Buffer.from('words'), key), 'base64')
    const { publicPem } = (await findPublicKey(folder))!
    expect(verify(null, Buffer.from('words'), createPublicKey(publicPem), signature)).toBe(true)
    expect(verify(null, Buffer.from('words'), generateKeyPairSync('ed25519').publicKey, signature)).toBe(
      false,
    )
  })

  it('is not there for readers before a package was signed', async () => {
    expect(await findPublicKey(folder)).toBeNull()
  })

  it('stops with a sentence where the file holds something else', async () => {
    await writeFile(join(folder, 'signing-key.pem'), 'No key.')
    await expect(keepSigningKey(folder)).rejects.toThrow('is no Ed25519 key. Restore it from a backup')
  })
})
