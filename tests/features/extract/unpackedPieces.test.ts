import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { unpackedPieces } from '../../../app/extract/unpackedPieces.server'
import { aStream, plainPdf } from './plainPdf'

it('has what a PDF says in the open and in packed streams, and neither pictures nor fonts', async () => {
  const packed = (entries: string, words: string) =>
    aStream(`/Filter /FlateDecode ${entries}`, deflateSync(Buffer.from(words)))
  const bytes = plainPdf([
    [1, '<< /Type /Catalog /Note (in the open) >>'],
    [2, '<< /Type /FontDescriptor /FontFile2 4 0 R >>'],
    [3, packed('', 'behind a font')],
    [4, packed('/Length1 9', 'of a font')],
    [5, packed('/Subtype /Image', 'of a picture')],
    [6, packed('', 'behind a picture')],
  ])
  const folder = await mkdtemp(join(tmpdir(), 'throughline-pieces-'))
  await writeFile(join(folder, 'file.pdf'), bytes)
  const pieces: Uint8Array[] = []
  for await (const piece of unpackedPieces(join(folder, 'file.pdf'))) pieces.push(piece)
  await rm(folder, { recursive: true })
  const text = Buffer.concat(pieces).toString('latin1')
  const words = ['in the open', 'behind a font', 'of a font', 'of a picture', 'behind a picture']
  expect(words.filter((it) => text.includes(it))).toEqual([
    'in the open',
    'behind a font',
    'behind a picture',
  ])
})
