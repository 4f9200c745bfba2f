import MarkdownIt from 'markdown-it'
import { formatReference, splitReferences, type Numbered } from '../domain/argument/crossReference'
import { countExhibits, exhibitsWord, PLAIN_LABELS, type Labelling } from '../domain/filing/exhibitLabel'
import { formatPinCite, splitPinCites, type PinCite } from '../domain/pinCite'
import type { Block, PlanProblem, Run } from './dossierPlan'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** HTML is not read as HTML: what a packet says is words, never markup of ours. */
const markdown = new MarkdownIt('commonmark', { html: false })

/** Where a text stands, for what is wrong with it; and what it may refer to in the argument. */
export type TextPlace = { where: string; parts: Numbered; labelling: Labelling }
const INTRODUCTION: TextPlace = {
  labelling: PLAIN_LABELS,
  where: 'The introduction',
  parts: { paragraph: [], chart: [], table: [] },
}

/** Reads a text of a packet: headings, paragraphs, lists, quotations, emphasis, links and cites. Images leave their words. */
export function planIntroduction(
  text: string,
  exhibitCount: number,
  given: Partial<TextPlace> = {},
): { blocks: Block[]; problems: PlanProblem[] } {
  const place = { ...INTRODUCTION, ...given }
  const blocks: Block[] = []
  const problems: PlanProblem[] = []
  const lists: { next: number | null }[] = []
  let quoteDepth = 0
  let mark: string | null = null
  let headingLevel: 2 | 3 | null = null

  for (const token of markdown.parse(text, {})) {
    if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) })
    else if (token.type === 'bullet_list_open') lists.push({ next: null })
    else if (token.type.endsWith('_list_close')) lists.pop()
    else if (token.type === 'list_item_open') mark = nextMark(lists.at(-1)!)
    else if (token.type === 'blockquote_open') quoteDepth++
    else if (token.type === 'blockquote_close') quoteDepth--
    else if (token.type === 'heading_open') headingLevel = Number(token.tag.slice(1)) <= 2 ? 2 : 3
    else if (token.type === 'fence' || token.type === 'code_block')
      blocks.push({ kind: 'paragraph', runs: [{ text: token.content.trimEnd() }] })
    else if (token.type === 'inline') {
      const runs = readRuns(token.children ?? [], exhibitCount, problems, place)
      if (headingLevel) {
        blocks.push({ kind: 'heading', level: headingLevel, text: runs.map((run) => run.text).join('') })
        headingLevel = null
      } else if (lists.length > 0) {
        blocks.push({ kind: 'item', mark: mark ?? '', depth: lists.length - 1, runs })
        mark = null
      } else if (quoteDepth > 0) blocks.push({ kind: 'item', mark: '', depth: 1, runs, isQuoted: true })
      else blocks.push({ kind: 'paragraph', runs })
    }
  }
  return { blocks, problems }
}

function nextMark(list: { next: number | null }): string {
  return list.next === null ? '•' : `${list.next++}.`
}

function readRuns(tokens: Token[], exhibitCount: number, problems: PlanProblem[], place: TextPlace): Run[] {
  const runs: Run[] = []
  let style: Run['style']
  let href: string | undefined
  for (const token of tokens) {
    if (token.type === 'em_open') style = 'italic'
    else if (token.type === 'strong_open') style = 'bold'
    else if (token.type === 'em_close' || token.type === 'strong_close') style = undefined
    else if (token.type === 'link_open') href = webAddress(token.attrGet('href'))
    else if (token.type === 'link_close') href = undefined
    else if (token.type === 'softbreak' || token.type === 'hardbreak') runs.push({ text: ' ' })
    else if (token.content) {
      for (const part of splitPinCites(token.content)) {
        if (part.kind === 'cite') runs.push(citeRun(part.cite, part.written, exhibitCount, problems, place))
        else runs.push(...referringRuns(part.text, { style, href }, problems, place))
      }
    }
  }
  return runs
}

/** Only the web's own addresses become links in a file that strangers open. */
function webAddress(address: string | null): string | undefined {
  return address && /^https?:\/\//.test(address) ? address : undefined
}

function referringRuns(
  text: string,
  look: Pick<Run, 'style' | 'href'>,
  problems: PlanProblem[],
  { where, parts }: TextPlace,
): Run[] {
  return splitReferences(text).map((part): Run => {
    if (part.kind === 'text') return { text: part.text, ...look }
    const { to, number } = part.reference
    const said = formatReference(part.reference)
    if (number !== null && number <= parts[to].length) return { text: said, ref: { kind: to, number } }
    const message = `${where} refers to ${part.written}, which the argument does not have. Correct it, or put that part back.`
    problems.push({ code: 'cite-not-found', message })
    return { text: said, style: 'bold' }
  })
}

function citeRun(
  cite: PinCite,
  written: string,
  exhibitCount: number,
  problems: PlanProblem[],
  { where, labelling }: TextPlace,
): Run {
  if (cite.exhibit === null || cite.exhibit > exhibitCount) {
    const message =
      cite.exhibit === null
        ? `${where} cites ${written}, an ${labelling.word.toLowerCase()} that was taken out. Take the cite out too, or put the record back.`
        : exhibitCount === 0
          ? `${where} cites ${written}, but the packet has no ${exhibitsWord(labelling).toLowerCase()} yet. Add what it cites, or take the cite out.`
          : `${where} cites ${written}, but the packet has ${countExhibits(labelling, exhibitCount)}. Correct the number.`
    problems.push({ code: 'cite-not-found', message })
    return { text: formatPinCite(cite, labelling), style: 'bold', isLost: true }
  }
  const { first, last } = cite.pages ?? { first: null, last: null }
  return {
    text: formatPinCite(cite, labelling),
    cite: { exhibit: cite.exhibit, page: first, ...(last !== first && { last: last! }) },
  }
}
