import type { OriginalFile } from '../../reader'
import { PdfFile } from '../objects/pdfFile.server'
import { findInCatalog, findInPage } from './actions.server'
import { embeddedFiles } from './embeddedFiles.server'
import { pagesOf } from './pageTree.server'

/** Bytes that a file within a PDF may unpack to. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * The bytes of a file that a PDF carries, by the path that its survey gives it; null where it has none by that path.
 * Throws TooLargeError where it unpacks to more than a part may have.
 */
export async function takePdfPart(
  original: OriginalFile,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const file = PdfFile.open(original)
  try {
    const specs = [...findInCatalog(file).files]
    let number = 0
    for (const { dict } of pagesOf(file).values()) specs.push(...findInPage(file, dict, ++number).files)
    const found = embeddedFiles(file, specs).find(({ part }) => part.path === path)
    const bytes = found && !file.isEncrypted ? file.decode(found.stream, MOST_BYTES) : null
    return bytes && whole(bytes)
  } finally {
    file.close()
  }
}

async function* whole(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
