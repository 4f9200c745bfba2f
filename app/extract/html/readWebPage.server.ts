import { readFile } from 'node:fs/promises'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { Reader } from '../reader'
import { textPage } from '../text/textPages'
import { cutSections } from '../text/sections'
import { decodeHtml } from './decodeHtml.server'
import { readHtml } from './readHtml'
import { factsOf, webFlags } from './webFacts'

/** A page larger than this holds pictures or data in its text. */
const MOST_PAGE_BYTES = 128 * 1024 * 1024
/** Reads a saved web page: the words that it shows, cut at its headings, and what it says of itself. */
export const readWebPage: Reader = async (file, onPage) => {
  const extractor = EXTRACTORS['text/html']
  if (file.sizeBytes > MOST_PAGE_BYTES)
    return {
      extractor,
      facts: NO_FACTS,
      flags: [],
      parts: [],
      problem: { reason: 'too-costly', message: 'The page is larger than the 128 MB that one may have.' },
    }
  const { html, encoding } = decodeHtml(await readFile(file.path), file.charset)
  const page = readHtml(html)
  const { pages, outline } = cutSections(page.text, page.headings)
  pages.forEach((text, index) => onPage(textPage(index + 1, text), pages.length))
  const facts = factsOf(page)
  facts.metadata.unshift({ name: 'Character encoding', value: encoding })
  return { extractor, facts: { ...facts, outline }, flags: webFlags(page), parts: [], problem: null }
}
