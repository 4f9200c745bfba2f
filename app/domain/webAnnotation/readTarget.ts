import { apart, listOf, objectOf, textOf, type ExchangedTarget, type KeptApart } from './exchangedNote'

const NOTHING: ExchangedTarget = { source: null, quote: null, position: null, page: null }

/** Keys of a target that are read; every other is kept apart. */
const READ = new Set(['id', 'source', 'selector', 'type'])
/** Types that say of a target no more than that it is one. */
const PLAIN_TYPES = new Set(['SpecificResource', 'Text'])

/**
 * Reads what a note is about: the first of its targets, and those selectors of it that find words or a page (Web
 * Annotation Data Model 4.2, and `PageSelector` of Hypothesis). What is not used to find the words is kept apart.
 */
export function readTarget(
  target: unknown,
  unit: 'code-points' | 'code-units',
): { target: ExchangedTarget; apart: KeptApart[] } {
  const [first, ...others] = inOrderOfUse(listOf(target))
  const kept = others.map((other) => apart('further target', other))
  if (typeof first === 'string') {
    const [source, fragment] = first.split('#', 2)
    const page = pageIn(fragment)
    if (fragment && page === null) kept.push(apart('fragment of the target', fragment))
    return { target: { ...NOTHING, source: source ?? first, page }, apart: kept }
  }
  const given = objectOf(first)
  if (!given) return { target: NOTHING, apart: kept }
  for (const [key, value] of Object.entries(given)) {
    const isPlain = key === 'type' && listOf(value).every((type) => PLAIN_TYPES.has(String(type)))
    if (!READ.has(key) || (key === 'type' && !isPlain)) kept.push(apart(nameOfPart(key, value), value))
  }
  const address = textOf(given.source) ?? textOf(objectOf(given.source)?.id) ?? textOf(given.id)
  const { target: read, apart: more } =
    typeof given.source === 'string' || !address ? bare(address) : readTarget(address, unit)
  const found = { ...read }
  for (const selector of flatten(listOf(given.selector))) readSelector(selector, found, unit, kept)
  return { target: found, apart: [...kept, ...more] }
}

const bare = (source: string | null) => ({ target: { ...NOTHING, source }, apart: [] as KeptApart[] })

/** A target that says which words it means goes before one that says it in no way we know. */
function inOrderOfUse(targets: unknown[]): unknown[] {
  const hasQuote = (target: unknown) =>
    flatten(listOf(objectOf(target)?.selector)).some((it) => objectOf(it)?.type === 'TextQuoteSelector')
  const at = Math.max(0, targets.findIndex(hasQuote))
  return [...targets.slice(at, at + 1), ...targets.slice(0, at), ...targets.slice(at + 1)]
}

/** Selectors with those that refine them, outermost first. Deeper than a few nobody nests. */
function flatten(selectors: unknown[], depth = 0): unknown[] {
  return selectors.flatMap((selector) => {
    const refined = objectOf(selector)?.refinedBy
    return depth > 4 || refined === undefined
      ? [selector]
      : [selector, ...flatten(listOf(refined), depth + 1)]
  })
}

function readSelector(
  selector: unknown,
  found: ExchangedTarget,
  unit: 'code-points' | 'code-units',
  kept: KeptApart[],
): void {
  const given = objectOf(selector)
  const type = textOf(given?.type) ?? 'selector'
  if (type === 'TextQuoteSelector' && textOf(given?.exact) !== null) {
    found.quote ??= {
      exact: textOf(given?.exact)!,
      prefix: textOf(given?.prefix) ?? '',
      suffix: textOf(given?.suffix) ?? '',
    }
  } else if (type === 'TextPositionSelector' && isSpan(given)) {
    found.position ??= { start: given.start, end: given.end, unit }
  } else if (type === 'FragmentSelector' && pageIn(textOf(given?.value)) !== null) {
    found.page ??= pageIn(textOf(given?.value))
  } else if (type === 'PageSelector' && Number.isInteger(given?.index)) {
    found.page ??= Number(given!.index) + 1
  } else kept.push(apart(type, given ? (given.value ?? given) : selector))
}

function isSpan(given: Record<string, unknown> | null): given is { start: number; end: number } {
  return (
    Number.isInteger(given?.start) &&
    Number.isInteger(given?.end) &&
    Number(given!.start) < Number(given!.end)
  )
}

/** The page that a fragment names (RFC 3778): "page=3". A viewer's own name for an element is no page. */
function pageIn(fragment: string | null | undefined): number | null {
  const number = Number(/^(?:.*&)?page=(\d{1,6})(?:&|$)/u.exec(fragment ?? '')?.[1] ?? 0)
  return number >= 1 ? number : null
}

const NAMES: Record<string, string> = {
  state: 'state of the target',
  format: 'format of the target',
  type: 'type of the target',
}

function nameOfPart(key: string, value: unknown): string {
  const type = textOf(objectOf(value)?.type)
  return key === 'state' && type ? type : (NAMES[key] ?? key)
}
