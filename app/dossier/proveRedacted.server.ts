import { stat } from 'node:fs/promises'
import { PortalError } from '../domain/portalError'
import { tellingInPieces } from '../domain/redaction/tellingBytes'
import { joinTelling, tellingAsWritten, tellingIn } from '../domain/redaction/tellingWords'
import { openPdf } from '../extract/pdf/openPdf.server'
import { readRuns } from '../extract/pdf/pageText'
import { unpackedPieces } from '../extract/unpackedPieces.server'
import { openPath } from '../verify/openPath.server'
import type { MustNotHold } from './mustNotHold.server'

/**
 * Searches a finished public file for what was redacted: a dossier's words, bookmarks and metadata as a reader's program
 * gets them, and all bytes with their streams unpacked; a package's files and their names, but for those at the paths of
 * `but`, such as the verifier, which is the same in every package. Throws a PortalError `redaction-failed` that names
 * the exhibit, the words and where they stand, where there are any; the file is then not to be given to anybody.
 */
export async function proveRedacted(
  path: string,
  kind: 'pdf' | 'zip',
  must: readonly MustNotHold[],
  but: readonly string[] = [],
): Promise<void> {
  if (must.length === 0) return
  if (kind === 'pdf')
    for (const { where, text } of await partsOf(path)) refuse(must, (it) => sayTelling(it, text), where)
  const pieces = kind === 'pdf' ? unpackedPieces(path) : piecesOf(path, but)
  const found = new Set(await tellingInPieces(joinTelling(must.map(({ telling }) => telling)), pieces))
  refuse(
    must,
    ({ words, phrases }) => [...words, ...phrases].filter((it) => found.has(it)),
    kind === 'pdf' ? 'the streams of the PDF' : 'the evidence package',
  )
}

/** The names and the bytes of a package's files: they stand in it as they are. */
async function* piecesOf(path: string, but: readonly string[]): AsyncGenerator<Uint8Array> {
  const opened = await openPath(path)
  try {
    if (opened.kind !== 'bag' || opened.bag.files.length === 0)
      throw new PortalError('redaction-failed', 'The package cannot be read again.')
    for (const file of opened.bag.files) {
      yield Buffer.from(`\n${file.path}\n`)
      if (!but.includes(file.path)) yield* file.chunks()
    }
  } finally {
    await opened.close()
  }
}

/** As `proveRedacted`, for a text that is about to be written. */
export function proveText(text: string, where: string, must: readonly MustNotHold[]): void {
  refuse(must, (it) => sayTelling(it, text), where)
}

function sayTelling(telling: MustNotHold['telling'], text: string): string[] {
  return tellingIn(telling, text).length > 0 ? tellingAsWritten(telling, text) : []
}

/** Throws where anything is found, naming every exhibit that it was redacted in. */
function refuse(
  must: readonly MustNotHold[],
  find: (telling: MustNotHold['telling']) => string[],
  where: string,
): void {
  const found = must.flatMap(({ exhibit, telling }) => {
    const words = find(telling).slice(0, MOST_NAMED)
    return words.length > 0 ? [`in ${exhibit}: ${words.map((word) => `“${word}”`).join(', ')}`] : []
  })
  if (found.length === 0) return
  throw new PortalError(
    'redaction-failed',
    `${where} has words that were redacted ${found.slice(0, MOST_NAMED).join('; and ')}. Take them out there, or lift the redaction; nothing was exported.`,
  )
}

/** Words of an exhibit, and exhibits, that a refusal names. */
const MOST_NAMED = 3

async function partsOf(path: string): Promise<{ where: string; text: string }[]> {
  const { size } = await stat(path)
  const pdf = await openPdf({ path, sizeBytes: size })
  try {
    const document = await pdf.loading.promise
    const parts: { where: string; text: string }[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const read = await readRuns(page)
      parts.push({ where: `Page ${number} of the dossier`, text: read?.laidOut.text ?? '' })
      page.cleanup()
    }
    const { info, metadata } = await document.getMetadata()
    parts.push({
      where: 'The metadata of the dossier',
      text: `${JSON.stringify(info)} ${metadata ? [...metadata].flat().join(' ') : ''}`,
    })
    parts.push({
      where: 'A bookmark of the dossier',
      text: titlesOf((await document.getOutline()) ?? []).join('\n'),
    })
    return parts
  } finally {
    await pdf.close()
  }
}

type Outline = { title: string; items: Outline[] }

function titlesOf(items: readonly Outline[]): string[] {
  return items.flatMap(({ title, items: own }) => [title, ...titlesOf(own)])
}
