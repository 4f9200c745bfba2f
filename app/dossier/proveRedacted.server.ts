import { PortalError } from '../domain/portalError'
import { tellFound } from '../domain/redaction/foundRedacted'
import type { LineKind } from '../domain/redaction/ownParts'
import { joinTelling, tellingAsWritten, tellingIn } from '../domain/redaction/tellingWords'
import type { BagFile } from '../verify/bagFiles'
import { openPath } from '../verify/openPath.server'
import {
  pageTelling,
  piecesBesideOwn,
  printTelling,
  searchedAt,
  tellingBesideOwn,
  type Searched,
} from './besideOwn.server'
import type { MustNotHold } from './mustNotHold.server'
import { ownParts } from './ownParts.server'
import { printedParts } from './printedParts.server'

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
  const all = joinTelling(must.map(({ telling }) => telling))
  if (kind === 'pdf') await provePrint(path, must, all)
  const searched = kind === 'pdf' ? searchedAt(path) : packageAt(path, but)
  const found = new Set(await tellingBesideOwn(all, searched, ownParts))
  refuse(
    must,
    ({ words, phrases }) => [...words, ...phrases].filter((it) => found.has(it)),
    kind === 'pdf' ? 'the streams of the PDF' : 'the evidence package',
  )
}

/** What a reader's program gets of a dossier: its pages without the lines that every dossier has, and all else whole. */
async function provePrint(
  path: string,
  must: readonly MustNotHold[],
  all: MustNotHold['telling'],
): Promise<void> {
  const { pages, metadata, bookmarks } = await printedParts(path)
  const prove = async (where: string, text: string, kind: LineKind) => {
    const left = await printTelling(all, text, ownParts, kind)
    if (left) refuseFound(must, left, where)
  }
  for (const [index, page] of pages.entries()) {
    const left = await pageTelling(all, page, ownParts)
    if (left) refuseFound(must, left, `Page ${index + 1} of the dossier`)
  }
  for (const entry of metadata) await prove('The metadata of the dossier', entry, 'metadata')
  for (const title of bookmarks) await prove('A bookmark of the dossier', title, 'bookmark')
}

/** The names and the bytes of a package's files; PDFs among them are unpacked where something was found in their bytes. */
function packageAt(path: string, but: readonly string[]): Searched {
  return {
    pieces: () => piecesOf(path, but, (file) => file.chunks()),
    besideOwn: (own) =>
      piecesOf(path, but, async function* (file) {
        const chunks: Uint8Array[] = []
        for await (const chunk of file.chunks()) chunks.push(chunk)
        yield* piecesBesideOwn(Buffer.concat(chunks), own)
      }),
  }
}

async function* piecesOf(
  path: string,
  but: readonly string[],
  open: (file: BagFile) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const opened = await openPath(path)
  try {
    if (opened.kind !== 'bag' || opened.bag.files.length === 0)
      throw new PortalError('redaction-failed', 'The package cannot be read again.')
    for (const file of opened.bag.files) {
      yield Buffer.from(`\n${file.path}\n`)
      if (!but.includes(file.path)) yield* open(file)
    }
  } finally {
    await opened.close()
  }
}

/** Refuses telling words that were found, as they are written there. */
function refuseFound(
  must: readonly MustNotHold[],
  { print, found }: { print: string; found: readonly string[] },
  where: string,
): void {
  const own = (all: readonly string[]) => all.filter((it) => found.includes(it))
  refuse(must, ({ words, phrases }) => sayTelling({ words: own(words), phrases: own(phrases) }, print), where)
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
  throw new PortalError('redaction-failed', tellFound(where, found.slice(0, MOST_NAMED)))
}

/** Words of an exhibit, and exhibits, that a refusal names. */
const MOST_NAMED = 3
