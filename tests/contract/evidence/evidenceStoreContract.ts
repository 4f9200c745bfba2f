import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { EvidenceStore, Gathered } from '../../../app/evidence/evidenceStore'
import { examined } from './examined'

/** What a contract run needs beside the store: a fresh one, and a hand that reaches behind it. */
export type StoreUnderTest = {
  store: EvidenceStore
  /** Changes the bytes held under a hash, as a failing disk or a meddler would. */
  damage(sha256: string): Promise<void>
  /** Leaves a thing in the store that no put made. */
  litter(name: string): Promise<void>
}

/** Every promise of EvidenceStore, checked against one implementation of it. */
export function testEvidenceStore(name: string, openFresh: () => Promise<StoreUnderTest>) {
  describe(`EvidenceStore, ${name}`, () => {
    it('gives back the bytes that were put, under their SHA-256', async () => {
      const { store } = await openFresh()
      const bytes = randomBytes(300_000)
      const kept = await store.put(inChunks(bytes))
      expect(kept).toEqual({ sha256: sha256Of(bytes), sizeBytes: 300_000, wasHeld: false })
      expect((await read(store, kept.sha256)).equals(bytes)).toBe(true)
      expect(await store.sizeOf(kept.sha256)).toBe(300_000)
    })

    it('leaves bytes alone that it holds already', async () => {
      const { store } = await openFresh()
      const first = await store.put(inChunks(Buffer.from('same words')))
      const second = await store.put(inChunks(Buffer.from('same words')))
      expect(second).toEqual({ ...first, wasHeld: true })
      expect(await examined(store)).toHaveLength(1)
    })

    it('takes the same bytes from several senders at once', async () => {
      const { store } = await openFresh()
      const bytes = randomBytes(100_000)
      const kept = await Promise.all(Array.from({ length: 5 }, () => store.put(inChunks(bytes))))
      expect(new Set(kept.map((it) => it.sha256))).toEqual(new Set([sha256Of(bytes)]))
      expect(await examined(store)).toEqual([expect.objectContaining({ foundSha256: sha256Of(bytes) })])
    })

    it('keeps an empty original, whose hash is known', async () => {
      const { store } = await openFresh()
      const kept = await store.put(inChunks(Buffer.alloc(0)))
      expect(kept).toMatchObject({ sha256: sha256Of(Buffer.alloc(0)), sizeBytes: 0 })
    })

    it('answers a part of the bytes, both ends included', async () => {
      const { store } = await openFresh()
      const { sha256 } = await store.put(inChunks(Buffer.from('0123456789')))
      expect(String(await read(store, sha256, { start: 2, end: 4 }))).toBe('234')
    })

    it('gives the bytes as a file of this machine', async () => {
      const { store } = await openFresh()
      const { sha256 } = await store.put(inChunks(Buffer.from('as received')))
      expect(await store.withFile(sha256, (path) => readFile(path, 'utf8'))).toBe('as received')
      expect(await store.withFile('0'.repeat(64), async () => 'never asked')).toBeNull()
    })

    it('answers null for a hash that it does not hold, and for what is no hash', async () => {
      const { store } = await openFresh()
      for (const sha256 of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
        expect(await store.open(sha256)).toBeNull()
        expect(await store.sizeOf(sha256)).toBeNull()
      }
    })

    it('keeps nothing of a file that is too large', async () => {
      const { store } = await openFresh()
      await expect(store.put(inChunks(randomBytes(1001)), { maxBytes: 1000 })).rejects.toMatchObject({
        code: 'too-large',
      })
      expect(await examined(store)).toEqual([])
    })

    it('takes a file of just the size allowed', async () => {
      const { store } = await openFresh()
      await expect(store.put(inChunks(randomBytes(1000)), { maxBytes: 1000 })).resolves.toMatchObject({
        sizeBytes: 1000,
      })
    })

    it('keeps nothing of a file that breaks off, and says so', async () => {
      const { store } = await openFresh()
      await expect(store.put(breakingOff())).rejects.toMatchObject({ code: 'cut-short' })
      expect(await examined(store)).toEqual([])
    })

    it('shows the whole file to an inspector first, and keeps nothing that it turns down', async () => {
      const { store } = await openFresh()
      const bytes = randomBytes(100_000)
      let seen = ''
      const inspect = async ({ sha256, open }: Gathered) => {
        seen = sha256Of(Buffer.concat((await open().toArray()) as Buffer[]))
        if (seen === sha256) throw new Error('turned down')
      }
      await expect(store.put(inChunks(bytes), { inspect })).rejects.toThrow('turned down')
      expect(seen).toBe(sha256Of(bytes))
      expect(await examined(store)).toEqual([])
    })

    it('names an original whose bytes are no longer what was put', async () => {
      const { store, damage } = await openFresh()
      const { sha256 } = await store.put(inChunks(Buffer.from('as received')))
      await damage(sha256)
      const [found] = await examined(store)
      expect(found!.sha256).toBe(sha256)
      expect(found!.foundSha256).not.toBe(sha256)
    })

    it('names a thing that no put has left there', async () => {
      const { store, litter } = await openFresh()
      await litter('notes.txt')
      expect(await examined(store)).toEqual([expect.objectContaining({ name: 'notes.txt', sha256: null })])
    })

    it('examines in order of name', async () => {
      const { store } = await openFresh()
      for (const words of ['one', 'two', 'three', 'four', 'five'])
        await store.put(inChunks(Buffer.from(words)))
      const names = (await examined(store)).map((it) => it.name)
      expect(names).toEqual(names.toSorted())
      expect(names).toHaveLength(5)
    })

    it('is well before and after the first put', async () => {
      const { store } = await openFresh()
      await store.check()
      await store.put(inChunks(Buffer.from('words')))
      await store.check()
    })
  })
}

export async function* inChunks(bytes: Uint8Array, size = 16_384): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) {
    await pause(0)
    yield bytes.subarray(from, from + size)
  }
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield randomBytes(50_000)
  throw new Error('socket hang up')
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function read(
  store: EvidenceStore,
  sha256: string,
  range?: { start: number; end: number },
): Promise<Buffer> {
  const stream = await store.open(sha256, range)
  return Buffer.concat((await stream!.toArray()) as Buffer[])
}
