import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Anchor } from '../../app/domain/anchoring/anchor'
import { offsetOf, openText, type OpenText } from '../../app/domain/anchoring/openText'
import { explainMediaType } from '../../app/domain/mediaType'
import { wordsAt, type PageText, type Place } from '../../app/domain/passage'
import { EXPLAIN_EXCHANGE } from '../../app/domain/webAnnotation/readExchange'
import { placeTarget } from '../../app/domain/webAnnotation/placeTarget'
import { readSelectors, type SelectedTarget } from '../../app/domain/webAnnotation/readSelectors'
import { extractOriginal } from '../../app/extract/extractOriginal.server'
import type { Command } from '../throughline'

export const command: Command = {
  name: 'place',
  summary: 'Says where the words of annotations stand in a file, and whether they are still the same.',
  usage: `throughline place <annotations.json> <file> [--json]

<annotations.json> holds W3C annotations, a page or collection of them, an export of Hypothesis, or bare selectors.
<file> is a text, a web page, a PDF or any other original that is read here. Nothing is stored. Each annotation is exact,
moved, altered, ambiguous or lost; offsets count code points of the page's text, and of the whole text ("of all"), whose
pages are joined by one line feed. Without a position of its own, what stands in one place is exact.
Exit 0: all are exact or moved. 1: some are altered, ambiguous or lost. 2: some quote no words, or nothing could be read.`,
  mutates: false,
  async run({ cwd, say, print }, args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [notes, file, ...rest] = positionals
    if (!notes || !file || rest.length > 0) {
      say(`Usage: ${command.usage}`)
      return 2
    }
    const asked = await readAsked(resolve(cwd, notes))
    if (typeof asked === 'string') return (say(asked), 2)
    const pages = await readPages(resolve(cwd, file))
    if (typeof pages === 'string') return (say(pages), 2)
    const open = openText(pages)
    const placed = asked.map((it) => placedOf(it, open, pages))
    if (values.json) print(JSON.stringify({ file: basename(file), pages: pages.length, annotations: placed }))
    else for (const [index, it] of placed.entries()) print(lineOf(it, index + 1))
    if (placed.some(({ state }) => state === 'altered' || state === 'ambiguous' || state === 'lost')) return 1
    return placed.some(({ state }) => state === null) ? 2 : 0
  },
}

/** What a file of annotations asks for, or a sentence on why it cannot be read. */
async function readAsked(path: string): Promise<SelectedTarget[] | string> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return `There is no file ${path}.`
  const read = readSelectors(text)
  if (!read.ok) return `${path}: ${EXPLAIN_EXCHANGE[read.refusal]}`
  return read.value.length > 0 ? read.value : `${path} names annotations and has none of them in it.`
}

/** The pages of a file, or a sentence on why it has none. */
async function readPages(path: string): Promise<PageText[] | string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return `There is no file ${path}.`
  const read = await extractOriginal({ path, sizeBytes: found.size })
  if (!read.ok) return `${path}: ${explainMediaType(read.refusal)}`
  const { pages, problem } = read.value
  if (problem && pages.length === 0) return `${path}: ${problem.message}`
  return pages.map(({ number, text }) => ({ number, text }))
}

/** An answer as it is printed; `state` is null where there were no words to compare. */
type Placed = {
  id: string | null
  state: Anchor['state'] | null
  words: string | null
  isTypography?: boolean
  found?: string
  difference?: { kind: string; text: string }[]
  places: {
    page: number
    start: number
    endPage: number
    end: number
    startOfAll: number
    endOfAll: number
  }[]
}

function placedOf({ id, target }: SelectedTarget, open: OpenText, pages: readonly PageText[]): Placed {
  const anchor = placeTarget(target, open)
  const words = target.quote?.exact ?? null
  if (!anchor) return { id, state: null, words, places: [] }
  if (anchor.state === 'lost') return { id, state: 'lost', words, places: [] }
  const inPoints = (place: Place) => inCodePoints(place, open)
  if (anchor.state === 'ambiguous')
    return { id, state: 'ambiguous', words, places: anchor.places.map(inPoints) }
  return {
    id,
    state: anchor.state,
    words,
    ...(anchor.state === 'altered'
      ? { difference: anchor.difference }
      : { isTypography: anchor.isTypography }),
    found: wordsAt(pages, anchor) ?? '',
    places: [inPoints(anchor)],
  }
}

function inCodePoints({ page, start, endPage, end }: Place, open: OpenText): Placed['places'][number] {
  const count = (from: number, to: number) => [...open.text.slice(from, to)].length
  const [base, lastBase] = [offsetOf(open, page, 0)!, offsetOf(open, endPage ?? page, 0)!]
  return {
    page,
    start: count(base, base + start),
    endPage: endPage ?? page,
    end: count(lastBase, lastBase + end),
    startOfAll: count(0, base + start),
    endOfAll: count(0, lastBase + end),
  }
}

function lineOf(it: Placed, number: number): string {
  const name = it.id ?? `annotation ${number}`
  if (it.state === null) return `${name}: cannot tell. It quotes no words, so that nothing can be compared.`
  const state = it.isTypography ? `${it.state}, same words, different typography` : it.state
  const at = it.places.map(
    ({ page, start, endPage, end, startOfAll, endOfAll }) =>
      `  page ${page}, ${start} to ${endPage === page ? '' : `page ${endPage}, `}${end} (${startOfAll} to ${endOfAll} of all)`,
  )
  const shown = it.difference ? it.difference.map(changeOf).join('') : (it.found ?? it.words ?? '')
  return [`${name}: ${state}`, ...at, `  ${shown.replace(/\s+/g, ' ').trim()}`].join('\n')
}

/** A stretch of a difference as plain text has it: [-taken out-] {+put in+}. */
function changeOf({ kind, text }: { kind: string; text: string }): string {
  const words = text.trim()
  return kind === 'same' ? text : kind === 'removed' ? `[-${words}-] ` : `{+${words}+} `
}
