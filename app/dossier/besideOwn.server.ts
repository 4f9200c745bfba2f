import { readFile } from 'node:fs/promises'
import { withoutOwn, withoutOwnLines, type LineKind, type OwnParts } from '../domain/redaction/ownParts'
import { tellingInPieces } from '../domain/redaction/tellingBytes'
import { comparedWords, tellingIn, type TellingWords } from '../domain/redaction/tellingWords'
import { unpackedPiecesOf } from '../extract/unpackedPieces.server'
import type { PrintedPage } from './printedParts.server'

/** What every file of ours holds, asked for where it is needed: where a telling word was found at all. */
export type AskOwn = () => Promise<OwnParts>

/** What a file holds, piece by piece: all of it, and without what every file of ours holds. Either is asked for anew. */
export type Searched = {
  pieces(): AsyncIterable<Uint8Array>
  besideOwn(own: OwnParts): AsyncIterable<Uint8Array>
}

/** Those telling words that a file has otherwise than every file of ours has them. */
export async function tellingBesideOwn(
  telling: TellingWords,
  { pieces, besideOwn }: Searched,
  askOwn: AskOwn,
): Promise<string[]> {
  const found = await tellingInPieces(telling, pieces())
  return found.length === 0 ? [] : tellingInPieces(only(found), besideOwn(await askOwn()))
}

/** The file at a path: a PDF's streams unpacked, and any other, as a text is, line by line. */
export function searchedAt(path: string): Searched {
  return {
    async *pieces() {
      yield* unpackedPiecesOf(await readFile(path))
    },
    async *besideOwn(own) {
      yield* piecesBesideOwn(await readFile(path), own)
    },
  }
}

/** The pieces of a file's bytes with blanks for what every file of ours holds. */
export function* piecesBesideOwn(bytes: Buffer, own: OwnParts): Generator<Uint8Array> {
  if (!isPdf(bytes)) return yield* linesBesideOwn(bytes, own)
  for (const piece of unpackedPiecesOf(bytes))
    yield Buffer.from(withoutOwn(Buffer.from(piece).toString('latin1'), own), 'latin1')
}

/** About so many bytes of a text are looked at in one go: a capture may be longer than any string. */
const IN_ONE_GO = 1 << 20

function* linesBesideOwn(bytes: Buffer, own: OwnParts): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\n', at + IN_ONE_GO)
    const next = end === -1 ? bytes.length : end
    yield Buffer.from(`${withoutOwnLines(bytes.toString('latin1', at, next), own)}\n`, 'latin1')
    at = next + 1
  }
}

function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-'
}

/**
 * As `printTelling`, of a page: a word that stands as often between words of ours in what is drawn, where each cell of a
 * table is by itself, as it stands in what is read says nothing either.
 */
export async function pageTelling(
  telling: TellingWords,
  { read, drawn }: PrintedPage,
  askOwn: AskOwn,
): Promise<{ print: string; found: string[] } | null> {
  const left = await printTelling(telling, read, askOwn)
  if (!left) return null
  const drawnLeft = withoutOwnLines(drawn, await askOwn())
  const isOwn = (word: string) =>
    !word.includes(' ') && timesIn(drawn, word) - timesIn(drawnLeft, word) >= timesIn(read, word)
  const found = left.found.filter((word) => !isOwn(word))
  return found.length === 0 ? null : { ...left, found }
}

function timesIn(text: string, word: string): number {
  return comparedWords(text).filter((it) => it === word).length
}

/** What is left of a text that telling words were found in without our own lines, and those that it still has; null where it has none. */
export async function printTelling(
  telling: TellingWords,
  print: string,
  askOwn: AskOwn,
  kind: LineKind = 'print',
): Promise<{ print: string; found: string[] } | null> {
  const all = tellingIn(telling, print)
  if (all.length === 0) return null
  const left = withoutOwnLines(print, await askOwn(), kind)
  const found = tellingIn(only(all), left)
  return found.length === 0 ? null : { print: left, found }
}

/** The telling words that were found, as telling words again. */
function only(found: readonly string[]): TellingWords {
  return {
    words: found.filter((it) => !it.includes(' ')),
    phrases: found.filter((it) => it.includes(' ')),
  }
}
