import type { Flag, Part, SignatureReport } from '../../../domain/extraction'
import type { OriginalFile } from '../../reader'
import { TooLargeError } from '../objects/decodeStream'
import { PdfSyntaxError } from '../objects/parseValue'
import { PdfFile } from '../objects/pdfFile.server'
import type { Drawing } from '../paint/drawing'
import { hiddenLayersOf } from '../paint/layers.server'
import { DrawingReader } from '../paint/readDrawing.server'
import { checkSignature } from '../signatures/checkSignature.server'
import { findSignatures } from '../signatures/findSignatures.server'
import { findInCatalog, findInPage } from './actions.server'
import { readAnnotations } from './annotations.server'
import { embeddedFiles, embeddedFlag } from './embeddedFiles.server'
import { formValues } from './formValues.server'
import { pagesOf, type PageNode } from './pageTree.server'
import { unlock } from './unlock.server'

/** What is found on one page. `drawing` is null where it paints more than a page can show: it is not to be drawn at all. */
export type PageSurvey = { flags: Flag[]; drawing: Drawing | null; parts: Part[] }

/**
 * What a PDF may do and hide, read from its objects. It holds the file open until it is closed. Pages are named by
 * their object's number, as pdf.js names them.
 */
export type Survey = {
  flags: Flag[]
  parts: Part[]
  /** What can be said of the file's signatures; each reads the bytes that it signs. */
  signatures(): Promise<SignatureReport[]>
  page(objectNumber: number, number: number): PageSurvey | null
  close(): Promise<void>
}

/**
 * Surveys a file. One that opens with an empty password is surveyed without its encryption, but for its signatures, which
 * sign the bytes as they are. Null where it takes a password or its objects cannot be found; throws TooLargeError where
 * they are a bomb.
 */
export async function openSurvey(original: OriginalFile): Promise<Survey | null> {
  const file = openFile(original)
  if (!file?.isEncrypted) return file && survey(file)
  let unlocked: Awaited<ReturnType<typeof unlock>> = null
  const close = async () => {
    file.close()
    await unlocked?.remove()
  }
  try {
    unlocked = await unlock(original)
    const open = unlocked && openFile(unlocked.copy)
    if (!open) {
      await close()
      return null
    }
    const closeBoth = () => Promise.all([open.close(), close()]).then(() => undefined)
    return { ...survey(open), signatures: () => signaturesOf(file, open), close: closeBoth }
  } catch (problem) {
    await close()
    throw problem
  }
}

function signaturesOf(file: PdfFile, unlocked = file): Promise<SignatureReport[]> {
  return Promise.all(findSignatures(file, unlocked).map((it) => checkSignature(file.bytes, it)))
}

function survey(file: PdfFile): Survey {
  try {
    const pages = pagesOf(file)
    const found = findInCatalog(file)
    const files = embeddedFiles(file, found.files)
    const values = formValues(file)
    return {
      flags: [...found.flags, ...files.map(embeddedFlag), ...(values ? [values] : [])],
      parts: files.map(({ part }) => part),
      signatures: () => signaturesOf(file),
      page: surveyor(file, pages, new Set(files.map(({ stream }) => stream.start))),
      close: async () => file.close(),
    }
  } catch (problem) {
    file.close()
    throw problem
  }
}

function openFile(original: OriginalFile): PdfFile | null {
  try {
    return PdfFile.open(original)
  } catch (problem) {
    if (problem instanceof PdfSyntaxError) return null
    throw problem
  }
}

function surveyor(file: PdfFile, pages: ReadonlyMap<number, PageNode>, taken: Set<number>): Survey['page'] {
  const hiddenLayers = hiddenLayersOf(file)
  return (objectNumber, number) => {
    const page = pages.get(objectNumber)
    if (!page) return null
    const found = findInPage(file, page.dict, number)
    // What a page carries was mostly found from the catalog already.
    const files = embeddedFiles(file, found.files).filter(({ stream }) => !taken.has(stream.start))
    for (const it of files) {
      taken.add(it.stream.start)
      it.part.path = `attachment ${taken.size}`
    }
    const flags = [...found.flags, ...files.map(embeddedFlag)]
    const parts = files.map(({ part }) => part)
    const reader = new DrawingReader(file, hiddenLayers)
    try {
      reader.readContents(page.dict.get('Contents'), page.resources)
      flags.push(...readAnnotations(file, page.dict, number, reader))
      return { flags, parts, drawing: reader.drawing }
    } catch (problem) {
      if (problem instanceof TooLargeError) return { flags, parts, drawing: null }
      throw problem
    }
  }
}
