import type { Flag, Part } from '../../../domain/extraction'
import type { PdfFile } from '../objects/pdfFile.server'
import { nameOf, PdfStream, wordsOf, type PdfDict } from '../objects/pdfValue'
import { fileNameOf } from './actions.server'

/** Files that one file carries; a portfolio has hundreds. */
const MOST_FILES = 2_000

/** A file within the file, and where its bytes are. */
export type EmbeddedFile = { part: Part; stream: PdfStream }

/** The files that file specifications carry, each once, named "attachment 1" and on in the order they were found. */
export function embeddedFiles(file: PdfFile, specs: readonly PdfDict[]): EmbeddedFile[] {
  const streams = new Map<number, EmbeddedFile>()
  for (const spec of specs) {
    const holder = file.dict(spec.get('EF'))
    const stream = file.get(holder?.get('UF') ?? holder?.get('F'))
    if (!(stream instanceof PdfStream) || streams.has(stream.start) || streams.size >= MOST_FILES) continue
    streams.set(stream.start, { stream, part: partOf(file, spec, stream, streams.size + 1) })
  }
  return [...streams.values()]
}

function partOf(file: PdfFile, spec: PdfDict, stream: PdfStream, number: number): Part {
  const fileName = fileNameOf(file, spec)
  const path = `attachment ${number}`
  return {
    path,
    role: 'attachment',
    title: wordsOf(file.get(spec.get('Desc'))) || fileName || path,
    fileName,
    declaredType: nameOf(file.get(stream.dict.get('Subtype'))),
    sizeBytes: file.number(file.dict(stream.dict.get('Params'))?.get('Size')),
    sourceUrl: null,
    capturedAt: null,
  }
}

export function embeddedFlag({ part }: EmbeddedFile): Flag {
  const name = part.fileName ?? part.path
  return {
    kind: 'embedded-file',
    page: null,
    words: name,
    detail: `The file carries another within it: ${name}.`,
  }
}
