import { readFile } from 'node:fs/promises'
import type { ExtractedPage, Flag } from '../../domain/extraction'
import { EXTRACTORS } from '../extractors.server'
import { NO_FACTS } from '../noFacts'
import type { Reader } from '../reader'
import { readJpeg, readPng, readTiff, type PictureFacts } from './pictureFacts'

/** Pages that one TIFF may have. */
export const MOST_PICTURES = 5_000
/** A picture of more than this many pixels is no scan of a page: recognising it would take more memory than one file may. */
const MOST_PIXELS = 400_000_000
/** Where a picture does not say how fine it is: that of a scan. */
const SCAN_DPI = 300

/** Reads a scan: its pages, which show no text before they are recognised, and what the picture says of itself. */
export const readPicture: Reader = async (file, onPage) => {
  const answer = { extractor: EXTRACTORS['image/png'], flags: [], parts: [] }
  const bytes = await readFile(file.path)
  const { pages: pictures, isCircular } = factsOf(bytes)
  const [first] = pictures
  if (!first)
    return {
      ...answer,
      facts: NO_FACTS,
      problem: {
        reason: 'damaged',
        message: 'The picture is damaged: its size cannot be found. Check that it opens, or scan it again.',
      },
    }
  const facts = {
    ...NO_FACTS,
    title: valueOf(first, 'Document name') ?? valueOf(first, 'Image description'),
    author: valueOf(first, 'Artist'),
    date: dayOf(valueOf(first, 'Date and time of original') ?? valueOf(first, 'Date and time')),
    metadata: [
      { name: 'Size', value: `${first.width} × ${first.height} pixels` },
      ...(first.dpi === null ? [] : [{ name: 'Resolution', value: `${first.dpi} dpi` }]),
      ...first.metadata,
    ],
  }
  if (pictures.some(({ width, height }) => width * height > MOST_PIXELS))
    return {
      ...answer,
      facts,
      problem: {
        reason: 'too-costly',
        message: `The picture has more than ${MOST_PIXELS / 1_000_000} million pixels. Scan the page at 300 dpi and send that.`,
      },
    }
  pictures.forEach((picture, index) => onPage(pageOf(index + 1, picture), pictures.length))
  const flags = pictures.flatMap(({ isCutOff }, index) => (isCutOff ? [cutOff(index + 1)] : []))
  if (isCircular) flags.push(circular(pictures.length))
  return { ...answer, flags, facts, problem: null }
}

function cutOff(page: number): Flag {
  const detail = `The picture of page ${page} breaks off: the file ends before it does. Ask for it again.`
  return { kind: 'damaged', page, words: null, detail }
}

function circular(page: number): Flag {
  const detail = `The list of the picture’s pages leads from page ${page} back into itself: pages may be missing.`
  return { kind: 'damaged', page, words: null, detail }
}

function factsOf(bytes: Buffer): { pages: PictureFacts[]; isCircular: boolean } {
  if (bytes[0] !== 0x89 && bytes[0] !== 0xff) return readTiff(bytes, MOST_PICTURES)
  const facts = bytes[0] === 0x89 ? readPng(bytes) : readJpeg(bytes)
  return { pages: facts ? [facts] : [], isCircular: false }
}

function pageOf(number: number, { width, height, dpi, isTurned }: PictureFacts): ExtractedPage {
  const points = (pixels: number) => Math.round((pixels * 72 * 100) / (dpi ?? SCAN_DPI)) / 100
  const [across, down] = isTurned ? [height, width] : [width, height]
  return {
    number,
    text: '',
    label: null,
    method: 'none',
    confidence: null,
    isOcrCandidate: true,
    size: { widthPt: points(across), heightPt: points(down) },
    words: null,
  }
}

function valueOf({ metadata }: PictureFacts, name: string): string | null {
  return metadata.find((it) => it.name === name)?.value ?? null
}

/** Exif writes "2014:06:05 10:00:00", and zeros or blanks where the clock was never set. */
function dayOf(date: string | null): string | null {
  const found = /^(\d{4}):(\d{2}):(\d{2})\b/.exec(date ?? '')
  const day = found && `${found[1]}-${found[2]}-${found[3]}`
  return day && found[1] !== '0000' && !Number.isNaN(Date.parse(day)) ? day : null
}
