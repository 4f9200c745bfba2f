import type { ExtractedPage, Extraction, Flag, OriginalType } from '../../domain/extraction'
import { PortalError } from '../../domain/portalError'
import { recognisedPage } from '../../domain/recognised'
import { NO_FACTS } from '../noFacts'
import type { OriginalFile } from '../reader'
import { ocrInput } from './ocrInput'
import { openPictures, type PagePicture } from './pagePictures.server'
import { OCR_ENGINE, openRecogniser } from './recogniser.server'

/** Kept while the process lives: starting the engine takes as long as reading a short page. */
const keptRecogniser = openRecogniser()

/**
 * Reads pages of an original from their pictures, in the order given. A page whose picture cannot be drawn, or takes too
 * long to read, stays one without text, with a flag that says so, and the others are read. Throws where the recogniser
 * fails, which says nothing of the page.
 */
export async function readByOcr(
  file: OriginalFile,
  mediaType: OriginalType,
  numbers: readonly number[],
  onPage: (page: ExtractedPage, total: number) => void,
  recogniser = keptRecogniser,
): Promise<Omit<Extraction, 'mediaType' | 'pages'>> {
  const flags: Flag[] = []
  const leaveOut = (number: number, why: string) => {
    flags.push({ kind: 'damaged', page: number, words: null, detail: `OCR could not read the page. ${why}` })
    onPage(unread(number), numbers.length)
  }
  const pictures = await openPictures(file, mediaType)
  try {
    for (const number of numbers) {
      let picture: PagePicture
      try {
        picture = await pictures.draw(number)
      } catch (problem) {
        leaveOut(number, problem instanceof PortalError ? problem.message : 'Its picture is damaged.')
        continue
      }
      const { canvas, size } = picture
      const pixels = { widthPx: canvas.width, heightPx: canvas.height }
      try {
        const recognised = await recogniser.recognise(await ocrInput(canvas), pixels)
        onPage(recognisedPage(number, recognised, size), numbers.length)
      } catch (problem) {
        if (!(problem instanceof PortalError)) throw problem
        leaveOut(number, problem.message)
      }
    }
  } finally {
    await pictures.close()
  }
  return { extractor: OCR_ENGINE, facts: NO_FACTS, flags, parts: [], problem: null }
}

function unread(number: number): ExtractedPage {
  return {
    number,
    text: '',
    label: null,
    method: 'none',
    confidence: null,
    isOcrCandidate: false,
    size: null,
    words: null,
  }
}
