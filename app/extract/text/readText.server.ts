import { readFile } from 'node:fs/promises'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { Reader } from '../reader'
import { decodeText } from './textEncoding.server'
import { cutPages, textPage } from './textPages'

/** A plain text larger than this is data, not a document that people read. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024

/** Reads a plain text: its pages end at form feeds, and where it has none after a sheet's worth of paragraphs. */
export const readText: Reader = async (file, onPage) => {
  const answer = { extractor: EXTRACTORS['text/plain'], facts: NO_FACTS, flags: [], parts: [], problem: null }
  if (file.sizeBytes > MOST_TEXT_BYTES)
    return {
      ...answer,
      problem: {
        reason: 'too-costly',
        message: `The text is larger than the ${MOST_TEXT_BYTES / 1024 / 1024} MB that one may have. Split it into volumes and send each.`,
      },
    }
  const { text, encoding, from } = decodeText(await readFile(file.path), file.charset)
  const pages = cutPages(text.replace(/\u001a$/, ''))
  pages.forEach((page, index) => onPage(textPage(index + 1, page), pages.length))
  const spelling = from === 'guess' ? `${encoding}, by a guess at its letters` : encoding
  return { ...answer, facts: { ...NO_FACTS, metadata: [{ name: 'Character encoding', value: spelling }] } }
}
