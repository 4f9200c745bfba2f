import { PLAIN_TEXT } from '../extract/text/plainText'
import { cutPages } from '../extract/text/textPages'
import { readBytes, type BagFile } from './bagFiles'
import type { FreshText } from './platform'

/**
 * Reads a plain text where no library is at hand: in UTF-8, with the same pages that the portal cuts it into. Other
 * spellings it leaves to “throughline verify”.
 */
export async function readPlainText(file: BagFile, mediaType: string): Promise<FreshText> {
  if (mediaType !== 'text/plain') return elsewhere(`originals of the kind ${mediaType} are not read here.`)
  const bytes = await readBytes(file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const pages = cutPages(text.replace(/\u001a$/, '')).map((page, at) => ({ number: at + 1, text: page }))
    return { kind: 'read', pages, extractor: PLAIN_TEXT, pictures: new Set() }
  } catch {
    return elsewhere('the text is not spelt in UTF-8.')
  }
}

function elsewhere(why: string): FreshText {
  return { kind: 'unreadable', why: `${why} “throughline verify” reads them.` }
}
