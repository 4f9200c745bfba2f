import { openText, type OpenText } from '../../domain/anchoring/openText'
import type { CheckedQuotation } from '../../domain/filing/quotedFindings'
import type { PacketDraft } from '../../domain/packet'
import { judgeQuoted, type QuotedSource, type QuotedText } from '../../domain/quoting/judgeQuoted'
import { quotedRuns, type CitingText, type QuotedRun } from '../../domain/quoting/quotedRuns'
import { boundPages, wordsOf, type Block, type PlannedArgumentBlock, type Run } from '../dossierPlan'
import { documentOf } from '../package/planItem'
import { planIntroduction } from '../planIntroduction'
import type { Placed } from '../planParts'
import { heldKey } from '../readinessOf'
import { blockHref } from './checkedArgument'

/** The text of an original as it was read, and its pages whose words come from OCR. */
export type ReadText = { open: OpenText; ocrPages: ReadonlySet<number> }

/** A text of a packet that may quote, with what its findings call it and where it is written. */
export type QuotingText = { where: string; blocks: readonly Block[]; href: string }

/** What an argument's introduction, summary and paragraphs quote, each held against what it cites. */
export function checkedQuotations(
  texts: readonly QuotingText[],
  placed: readonly Placed[],
  read: ReadonlyMap<string, ReadText>,
): CheckedQuotation[] {
  const sources = new Map<number, QuotedSource>()
  const places = new Map(placed.map((it) => [it.planned.number, it]))
  const sourceOf = (exhibit: number) => {
    const found = places.get(exhibit)
    if (!found) return null
    if (!sources.has(exhibit)) sources.set(exhibit, sourceFrom(found, read))
    return sources.get(exhibit)!
  }
  const isPublic = (number: number) => places.get(number)?.exhibit.confidentiality === 'public'
  const nameOfRedacted = (number: number) => {
    const { planned, held = [], packed = [] } = places.get(number) ?? {}
    return [...held, ...packed].some(({ isRedacted }) => isRedacted) ? planned?.name : null
  }
  return runsQuotedIn(texts).flatMap(({ where, href, run }): CheckedQuotation[] => {
    const outcome = judgeQuoted(run, sourceOf)
    const isForTeam = !run.cites.every(({ exhibit }) => isPublic(exhibit))
    const redacted = [...new Set(run.cites.flatMap(({ exhibit }) => nameOfRedacted(exhibit) ?? []))]
    return outcome ? [{ where, words: run.words, outcome, href, isForTeam, redacted }] : []
  })
}

/** Everything that texts quote beside a cite, in their order, with the paragraph that it stands in. */
export function runsQuotedIn(
  texts: readonly QuotingText[],
): { where: string; href: string; run: QuotedRun }[] {
  return texts.flatMap(({ where, blocks, href }) =>
    paragraphsOf(blocks).flatMap(({ name = where, parts }) =>
      quotedRuns(parts).map((run) => ({ where: name, href, run })),
    ),
  )
}

/** The texts of a packet that may quote, from what was planned of them. */
export function quotingTexts(
  packetId: string,
  planned: {
    introduction: readonly Block[]
    summary: readonly Block[]
    argument: readonly PlannedArgumentBlock[]
  },
): QuotingText[] {
  const edit = `/packets/${packetId}/edit`
  return [
    { where: 'The introduction', blocks: planned.introduction, href: `${edit}#field-introduction` },
    { where: 'The summary', blocks: planned.summary, href: `${edit}#field-summary` },
    ...planned.argument.map(({ id, number, blocks }) => {
      return { where: `¶ ${number}`, blocks, href: blockHref(packetId, id) }
    }),
  ]
}

/** What may quote: marks of any kind, and what begins a block quotation. */
const MAY_QUOTE = /[“„"«‘「『>]/

/** The places of exhibits that a packet quotes, whose originals are to be read. */
export function quotedExhibits({ introduction, summary, argument, exhibits }: PacketDraft): Set<number> {
  const texts = [introduction, summary, ...argument.map((block) => ('text' in block ? block.text : ''))]
  const runs = texts
    .filter((text) => MAY_QUOTE.test(text))
    .flatMap((text) => paragraphsOf(planIntroduction(text, exhibits.length).blocks))
    .flatMap(({ parts }) => quotedRuns(parts))
  return new Set(runs.flatMap(({ cites }) => cites.map(({ exhibit }) => exhibit)))
}

/** Blocks by the paragraph that they belong to: what goes on under a number, and a block quotation, have its cites. */
function paragraphsOf(blocks: readonly Block[]): { name?: string; parts: CitingText[] }[] {
  const paragraphs: { name?: string; parts: CitingText[] }[] = []
  let isQuoting = false
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue
    const isQuoted = block.kind === 'item' && block.isQuoted === true
    const number = block.kind === 'paragraph' ? block.number : undefined
    const last = paragraphs.at(-1)
    const parts = partsOf(block.runs, isQuoted)
    // What follows a block quotation may begin with its cite.
    if (last && (isQuoted || isQuoting || (number === undefined && last.name)))
      last.parts.push({ text: '\n\n' }, ...parts)
    else paragraphs.push({ ...(number && { name: `¶ ${number}` }), parts })
    isQuoting = isQuoted
  }
  return paragraphs
}

/** What a cite that leads nowhere names: its words are held against nothing, and against no other cite's exhibit. */
const NOWHERE = 0

function partsOf(runs: readonly Run[], isQuoted: boolean): CitingText[] {
  const parts = runs.map(({ text, cite, isLost }): CitingText => {
    if (isLost) return { cite: { exhibit: NOWHERE, pages: null } }
    if (!cite) return { text }
    const { exhibit, page, last } = cite
    return { cite: { exhibit, pages: page === null ? null : { first: page, last: last ?? page } } }
  })
  if (!isQuoted) return parts
  const words = parts.map((part) => ('cite' in part ? '' : part.text)).join('')
  return [{ text: words, isQuoted }, ...parts.filter((part) => 'cite' in part)]
}

/** What there is to hold words against: the text of what is bound in, else what the sheet says and the texts behind it. */
function sourceFrom(
  { planned, record, exhibit, held, packed }: Placed,
  read: ReadonlyMap<string, ReadText>,
): QuotedSource {
  const document = documentOf(record) ?? record.id
  const isWithheld = exhibit.production === 'withheld'
  const texts = [...new Map([...held, ...packed].map((it) => [it.sha256, it])).values()].flatMap(
    ({ sha256 }): QuotedText[] => {
      const text = read.get(heldKey(record.id, sha256)) ?? read.get(heldKey(document, sha256))
      return text && !isWithheld ? [{ ...text, citedAs: citedPages(planned, sha256) }] : []
    },
  )
  const hasText = planned.originals.length > 0 && texts.length > 0
  const account = hasText
    ? null
    : openText([{ number: 1, text: planned.sheet.flatMap(wordsOf).join('\n\n') }])
  const hasPictures = held.some(({ pagesWithoutText = 0 }) => pagesWithoutText > 0)
  return { name: planned.name, texts, hasPictures, account }
}

/** By the numbers of an original's own pages, those that cites have for them; null where pages of ours are bound in. */
export function citedPages(
  { originals }: Pick<Placed['planned'], 'originals'>,
  sha256: string,
): QuotedText['citedAs'] {
  if (originals.some(({ isRendering }) => isRendering)) return null
  let number = 0
  for (const original of originals) {
    const own = boundPages(original).map((page) => [page, ++number] as const)
    if ((original.copyOf ?? original.sha256) === sha256) return new Map(own)
  }
  return null
}
