import { Parser } from 'htmlparser2'
import { LINES, PARAGRAPHS, UNREAD } from './elements'
import { addSheet, styleEffect, type SheetRules } from './hiddenStyle'
import { TextFlow } from './textFlow'

/** A heading of a page and where it begins in the page's text. */
export type Heading = { title: string; level: number; start: number }

/** What a web page says: its words as they are shown, in order, and what it says of itself. */
export type WebText = {
  text: string
  headings: Heading[]
  /** Words that a style or an attribute hides: they are no part of the text. */
  hidden: string
  title: string | null
  /** `<meta>` and `<link rel="canonical">`, in the page's order, as it has them. */
  metadata: { name: string; value: string }[]
  /** Its elements stand in one another deeper than any page's do; the rest was not read. */
  isTooDeep: boolean
}

/** Pages nest some hundreds deep at most; unclosed elements of old ones some thousands. */
const MOST_DEPTH = 10_000
const MOST_METADATA = 200
const MOST_HEADINGS = 5_000

const SKIPPED = 1
const HIDDEN = 2
const PREFORMATTED = 4
const ON_COLOUR = 8

/**
 * Reads a web page's words as a stream of its elements, without building a document, so that its size and depth cost
 * little. Scripts, styles and what is never shown are left out; hidden words are told apart. Cells of a table's row
 * are parted by a tab, lines and paragraphs as on the page.
 */
export function readHtml(html: string): WebText {
  const flow = new TextFlow()
  const hidden = new TextFlow()
  const states: number[] = []
  const rules: SheetRules = new Map()
  const metadata: WebText['metadata'] = []
  const headings: Heading[] = []
  let title: string | null = null
  let sheet: string | null = null
  let inTitle = false
  let heading: { level: number; start: number } | null = null
  let isTooDeep = false

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const above = states.at(-1) ?? 0
        states.push(stateOf(name, attributes, above, rules))
        if (states.length > MOST_DEPTH) {
          isTooDeep = true
          parser.pause()
          return
        }
        if (name === 'style') sheet = ''
        if (name === 'title' && title === null) [inTitle, title] = [true, '']
        if (name === 'meta') addMeta(metadata, attributes)
        if (name === 'link' && /\bcanonical\b/i.test(attributes.rel ?? ''))
          metadata.push({ name: 'canonical', value: (attributes.href ?? '').slice(0, 2_000) })
        const state = states.at(-1)!
        if (state & SKIPPED) return
        const to = state & HIDDEN ? hidden : flow
        breakBefore(to, name)
        const level = /^h([1-6])$/.exec(name)?.[1]
        if (level && !(state & HIDDEN)) heading = { level: Number(level), start: flow.nextStart() }
      },
      ontext(words) {
        if (sheet !== null) sheet += words
        else if (inTitle) title += words
        const state = states.at(-1) ?? 0
        if (state & SKIPPED) return
        const to = state & HIDDEN ? hidden : flow
        if (state & PREFORMATTED) to.addPreformatted(words)
        else to.add(words)
      },
      onclosetag(name) {
        const state = states.pop() ?? 0
        if (name === 'style' && sheet !== null) {
          addSheet(rules, sheet)
          sheet = null
        }
        if (name === 'title') inTitle = false
        if (state & SKIPPED) return
        if (heading && /^h[1-6]$/.test(name)) {
          const words = flow.since(heading.start).replace(/\s+/g, ' ').trim()
          if (words !== '' && headings.length < MOST_HEADINGS)
            headings.push({ ...heading, title: words.slice(0, 300) })
          heading = null
        }
        const to = state & HIDDEN ? hidden : flow
        if (PARAGRAPHS.has(name)) to.breakParagraph()
        else if (LINES.has(name)) to.breakLine()
        else if (name === 'td' || name === 'th') to.endCell()
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  )
  const STEP = 64 * 1024
  for (let at = 0; at < html.length && !isTooDeep; at += STEP) parser.write(html.slice(at, at + STEP))
  if (!isTooDeep) parser.end()
  return {
    text: flow.text(),
    headings,
    hidden: hidden.text(),
    title: title === null ? null : (title as string).replace(/\s+/g, ' ').trim() || null,
    metadata,
    isTooDeep,
  }
}

function breakBefore(to: TextFlow, name: string): void {
  if (PARAGRAPHS.has(name)) to.breakParagraph()
  else if (LINES.has(name) || name === 'br') to.breakLine(name === 'br')
  else if (name === 'td' || name === 'th') to.startCell()
}

function stateOf(name: string, attributes: Record<string, string>, above: number, rules: SheetRules): number {
  let state = above
  if (UNREAD.has(name)) state |= SKIPPED
  if (name === 'pre' || name === 'listing' || name === 'xmp' || name === 'plaintext') state |= PREFORMATTED
  if ('hidden' in attributes && attributes.hidden !== 'until-found') state |= HIDDEN
  if (name === 'input') return state
  const effects = [
    ...(attributes.style ? [styleEffect(attributes.style)] : []),
    ...(attributes.class ?? '').split(/\s+/).flatMap((it) => rules.get(`.${it}`) ?? []),
    ...(attributes.id ? [rules.get(`#${attributes.id}`)].flatMap((it) => it ?? []) : []),
  ]
  if ('bgcolor' in attributes || 'background' in attributes || effects.some((it) => it.background))
    state |= ON_COLOUR
  if (effects.some((it) => it.isHidden)) state |= HIDDEN
  const isWhite =
    effects.some((it) => it.isWhite) ||
    (name === 'font' && /^(?:white|#fff(?:fff)?)$/i.test(attributes.color ?? ''))
  if (isWhite && !(state & ON_COLOUR)) state |= HIDDEN
  return state
}

function addMeta(metadata: WebText['metadata'], attributes: Record<string, string>): void {
  const name = attributes.name ?? attributes.property ?? attributes.itemprop
  if (!name || attributes.content === undefined || metadata.length >= MOST_METADATA) return
  metadata.push({ name: name.slice(0, 200), value: attributes.content.slice(0, 2_000) })
}
