import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutate } from '../../../scripts/fuzz/mutate'
import { tryFile } from '../../../scripts/fuzz/tryFile'
import { aDocx, aParagraph } from '../../aDocx'
import { aWarc } from '../../aWarc'
import { aPdf } from './aPdf'

/** Short enough that a file on which a library spins does not hold the other tests up. */
const LIMITS = { timeoutMs: 5_000, memoryMb: 768 }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-hostile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a damaged file', () => {
  const MAIL =
    'From: a@example.org\r\nSubject: Ports\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWords\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+V29yZHM8L2I+\r\n--b--\r\n'
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['mail', () => Buffer.from(MAIL)],
    ['mailbox', () => Buffer.from(`From a@example.org Tue Jun 10 12:00:00 2014\n${MAIL}\n`.repeat(3))],
    [
      'web page',
      () => Buffer.from('<!doctype html><title>x</title><table><tr><td>1<td>2</table><p hidden>x'),
    ],
    [
      'capture',
      () =>
        aWarc([
          { url: 'http://example.org/', http: 'HTTP/1.1 200 OK\r\nContent-Type: text/html', body: '<p>x' },
        ]),
    ],
    ['Word file', () => aDocx(aParagraph('Words'))],
    ['PDF', () => aPdf([['Words']])],
  ])('that was a %s ends in a clear state or refusal, whatever was done to it', async (_kind, make) => {
    const whole = await make()
    const faults: string[] = []
    for (let seed = 1; seed <= 10; seed++) {
      const bytes = mutate(whole, seed)
      const path = join(folder, 'mutated')
      await writeFile(path, bytes)
      const { fault } = await tryFile({ path, sizeBytes: bytes.length }, LIMITS)
      if (fault) faults.push(`seed ${seed}: ${fault}`)
    }
    expect(faults).toEqual([])
  })
})
