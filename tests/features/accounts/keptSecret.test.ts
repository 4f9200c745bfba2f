import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepSecret } from '../../../app/accounts/keptSecret.server'

describe('keepSecret', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-secret-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('makes one secret, even for many who ask at once, and keeps it', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => keepSecret(folder)))
    expect(new Set(asked).size).toBe(1)
    expect(asked[0]!.length).toBeGreaterThanOrEqual(32)
    expect(await keepSecret(folder)).toBe(asked[0])
  })

  it('lets nobody else read it', async () => {
    const { mode } = await stat(join(folder, 'session-secret'))
    expect(mode & 0o077).toBe(0)
  })
})
