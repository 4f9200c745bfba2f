import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { READING_ORDER } from '../../../domain/pageLayout/layOut'
import { textOf } from '../../../extract/pdf/pageText'
import type { FreshText } from '../../../verify/platform'

/** Opens a PDF that lies in memory. Nothing that it holds is run. */
function open(bytes: Uint8Array) {
  pdfjs.GlobalWorkerOptions.workerSrc = worker
  const assets = `/pdfjs/${pdfjs.version}`
  return pdfjs.getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    cMapUrl: `${assets}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}/standard_fonts/`,
  })
}

/** How many pages a PDF has. */
export async function countPages(bytes: Uint8Array): Promise<number | 'broken'> {
  const loading = open(bytes)
  try {
    return (await loading.promise).numPages
  } catch {
    return 'broken'
  } finally {
    await loading.destroy()
  }
}

/** The text of a PDF's pages, by the same reader and rules as the portal's own. */
export async function readPdf(bytes: Uint8Array): Promise<FreshText> {
  const loading = open(bytes)
  try {
    const pdf = await loading.promise
    const pages = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const text = await textOf(await pdf.getPage(number))
      if (text === 'too-costly')
        return { kind: 'unreadable', why: 'its original takes too long to read here.' }
      pages.push({ number, text })
    }
    const pictures = pages.filter(({ text }) => text.trim() === '').map(({ number }) => number)
    const extractor = `pdfjs-dist ${pdfjs.version}, reading order ${READING_ORDER}`
    return { kind: 'read', pages, extractor, pictures: new Set(pictures) }
  } catch {
    return { kind: 'unreadable', why: 'its original is a PDF that does not open.' }
  } finally {
    await loading.destroy()
  }
}
