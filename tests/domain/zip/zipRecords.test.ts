import { describe, expect, it } from 'vitest'
import { findDirectory, localDataOffset, readDirectory } from '../../../app/domain/zip/readDirectory'
import { centralDirectory, localHeader, type StoredEntry } from '../../../app/domain/zip/zipRecords'

const GB = 1024 ** 3

function readBack(entries: readonly StoredEntry[], start: number) {
  const bytes = centralDirectory(entries, start)
  const found = findDirectory(bytes.slice(-100_000), start + bytes.length)
  if (!found.ok) throw new Error(found.refusal)
  const read = readDirectory(bytes.subarray(0, found.value.length), found.value.count)
  if (!read.ok) throw new Error(read.refusal)
  const told = read.value.map(({ path, sizeBytes, crc32, offset }) => ({ path, sizeBytes, crc32, offset }))
  return { span: found.value, told, isZip64: includes(bytes, 0x06064b50) }
}

function includes(bytes: Uint8Array, signature: number): boolean {
  const sought = Buffer.alloc(4)
  sought.writeUInt32LE(signature)
  return Buffer.from(bytes).includes(sought)
}

describe('the records of a ZIP', () => {
  it.each<[what: string, entries: StoredEntry[], start: number, isZip64: boolean]>([
    ['a small one', [{ path: 'a.txt', sizeBytes: 3, crc32: 7, offset: 0 }], 38, false],
    [
      'a file of 5 GB and one behind it',
      [
        { path: 'large.pdf', sizeBytes: 5 * GB, crc32: 0xffffffff, offset: 0 },
        { path: 'small.txt', sizeBytes: 3, crc32: 7, offset: 5 * GB + 59 },
      ],
      5 * GB + 101,
      true,
    ],
    [
      'sizes and places of just 4 GB less a byte, which stands for “more”',
      [{ path: 'edge', sizeBytes: 0xffffffff, crc32: 1, offset: 0xffffffff }],
      2 * 0xffffffff,
      true,
    ],
    ['a start past 4 GB alone', [{ path: 'a', sizeBytes: 1, crc32: 1, offset: 12 }], 4 * GB, true],
    [
      '70,000 files',
      Array.from({ length: 70_000 }, (_, at) => ({
        path: `f${at}`,
        sizeBytes: 0,
        crc32: 0,
        offset: at * 36,
      })),
      70_000 * 36,
      true,
    ],
  ])('are read as they were written: %s', (_, entries, start, isZip64) => {
    const read = readBack(entries, start)
    expect(read.told).toEqual(entries)
    expect(read).toMatchObject({ span: { start, count: entries.length }, isZip64 })
  })

  it('tell where the bytes of a file past 4 GB begin', () => {
    const header = localHeader({ path: 'large.pdf', sizeBytes: 5 * GB, crc32: 1 })
    expect(localDataOffset(header)).toBe(header.length)
  })

  it('are refused where the long ones are cut off', () => {
    const bytes = centralDirectory([{ path: 'a', sizeBytes: 1, crc32: 1, offset: 5 * GB }], 6 * GB)
    const end = bytes.slice(-42)
    expect(findDirectory(end, 6 * GB + bytes.length).ok).toBe(false)
  })
})
