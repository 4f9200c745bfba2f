/** What a Word file's own XML says beside its words. */
export type TrackedChange = { kind: 'inserted' | 'deleted'; by: string; at: string | null; words: string }

const MOST_CHANGES = 2_000
const MOST_WORDS = 2_000

/** The changes that were tracked and neither taken nor refused, in order (ECMA-376-1, 17.13.5). */
export function trackedChanges(xml: string): TrackedChange[] {
  const changes: TrackedChange[] = []
  for (const found of xml.matchAll(/<w:(ins|del)\b([^>]{0,1000}?[^/])>/g)) {
    if (changes.length === MOST_CHANGES) break
    const end = xml.indexOf(`</w:${found[1]}>`, found.index)
    if (end < 0) continue
    const words = wordsOf(xml.slice(found.index, Math.min(end, found.index + 200_000)))
    if (words.trim() === '') continue
    changes.push({
      kind: found[1] === 'ins' ? 'inserted' : 'deleted',
      by: attribute(found[2]!, 'w:author') ?? 'somebody',
      at: attribute(found[2]!, 'w:date'),
      words: words.slice(0, MOST_WORDS),
    })
  }
  return changes
}

/** Comments in order, with whoever made them (ECMA-376-1, 17.13.4). */
export function comments(xml: string): { by: string; at: string | null; words: string }[] {
  return [...xml.matchAll(/<w:comment\b([^>]{0,1000})>([\s\S]*?)<\/w:comment>/g)]
    .slice(0, MOST_CHANGES)
    .map(([, attributes, content]) => ({
      by: attribute(attributes!, 'w:author') ?? 'somebody',
      at: attribute(attributes!, 'w:date'),
      words: wordsOf(content!).slice(0, MOST_WORDS),
    }))
}

/** Words that are formatted as hidden, or white on the white page (17.3.2.41, 17.3.2.6). */
export function hiddenWords(xml: string): string {
  const runs = [
    ...xml.matchAll(
      /<w:r\b[^>]{0,500}><w:rPr>((?:(?!<\/w:rPr>)[\s\S]){0,4000})<\/w:rPr>((?:(?!<\/w:r>)[\s\S]){0,20000})<\/w:r>/g,
    ),
  ]
  return runs
    .filter(([, properties]) => isHidden(properties!))
    .map(([, , content]) => wordsOf(content!))
    .join(' ')
    .slice(0, MOST_WORDS)
}

function isHidden(properties: string): boolean {
  if (/<w:vanish\s*\/>|<w:vanish w:val="(?:1|true|on)"/.test(properties)) return true
  return /<w:color [^>]*w:val="FFFFFF"/i.test(properties) && !/<w:(?:highlight|shd)\b/.test(properties)
}

/** The targets outside of the file that its parts name (ECMA-376-2, 9.3). */
export function externalTargets(relationships: string): { type: string; target: string }[] {
  return [...relationships.matchAll(/<Relationship\b([^>]{0,8000})>/g)].flatMap(([, attributes]) => {
    if (attribute(attributes!, 'TargetMode')?.toLowerCase() !== 'external') return []
    const type = (attribute(attributes!, 'Type') ?? '').replace(/^.*\//, '')
    return [{ type, target: (attribute(attributes!, 'Target') ?? '').slice(0, 500) }]
  })
}

/** The value of one element of a file's properties, or null. */
export function property(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}\\b[^>]{0,500}>([^<]{0,2000})</${name}>`).exec(xml)?.[1]?.trim()
  return found ? unescape(found) : null
}

function attribute(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return value ? unescape(value[1] ?? value[2] ?? '') : null
}

function wordsOf(xml: string): string {
  return unescape(
    xml
      .replace(/<\/w:p>|<w:(?:br|cr)\b[^>]*>/g, '\n')
      .replace(/<w:tab\b[^>]*>/g, '\t')
      .replace(/<[^>]*>/g, ''),
  ).trim()
}

function unescape(text: string): string {
  return text
    .replace(/&#(\d{1,7});/g, (_, code: string) => codePoint(Number(code)))
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => codePoint(parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}

function codePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}
