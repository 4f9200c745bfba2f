import { createReadStream } from 'node:fs'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile, Reader } from '../reader'
import { Captures, takeCapture } from './captures.server'

/** Reads a WARC file: its captures as parts, its digests checked, and the words of the pages in it. */
export const readWarc: Reader = async (file, onPage) => {
  const captures = new Captures()
  const isWhole = await captures.add(createReadStream(file.path, { highWaterMark: 256 * 1024 }))
  const outline = captures.finish(onPage)
  const { parts, flags, digests, metadata } = captures
  const isEmpty = parts.length === 0 && !isWhole
  return {
    extractor: EXTRACTORS['application/warc'],
    facts: { ...NO_FACTS, metadata, outline, digests },
    flags,
    parts,
    problem: isEmpty
      ? { reason: 'damaged', message: 'The capture is damaged: no record of it could be read.' }
      : null,
  }
}

/** The payload of one record, or null. */
export function takeWarcPart(file: OriginalFile, path: string): Promise<AsyncIterable<Uint8Array> | null> {
  return takeCapture(createReadStream(file.path), path)
}
