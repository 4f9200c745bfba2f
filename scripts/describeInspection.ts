import type { ExtractedPage, Extraction, OriginalType, OutlineEntry } from '../app/domain/extraction'

/** What inspecting one file found: all of its reading, or the sentence with which it is refused. */
export type Inspection = {
  path: string
  fileName: string
  sizeBytes: number
  sha256: string
  /** It was read to its end. Flags alone do not keep a file from being read. */
  isRead: boolean
} & (
  { refusal: string } | (Omit<Extraction, 'pages'> & { pages: (ExtractedPage & { characters: number })[] })
)

const KINDS: Record<OriginalType, string> = {
  'application/pdf': 'PDF',
  'text/plain': 'Plain text',
  'text/html': 'Web page',
  'application/warc': 'Web capture (WARC)',
  'application/wacz': 'Web capture (WACZ)',
  'message/rfc822': 'Mail',
  'application/mbox': 'Mailbox',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word document',
  'image/png': 'Scan (PNG)',
  'image/jpeg': 'Scan (JPEG)',
  'image/tiff': 'Scan (TIFF)',
}

/** An inspection for a person to read, the text of its pages last. */
export function describeInspection(found: Inspection): string {
  const bytes = `${found.sizeBytes.toLocaleString('en')} bytes`
  const head = [found.fileName, `  SHA-256 ${found.sha256}, ${bytes}`]
  if ('refusal' in found) return [...head, `  ${found.refusal}`, ''].join('\n')
  const { facts, flags, parts, pages, problem } = found
  const characters = pages.reduce((sum, page) => sum + page.characters, 0)
  const lines = [
    ...head,
    `  ${KINDS[found.mediaType]}, ${count(pages.length, 'page')}, ${count(characters, 'character')}, read by ${found.extractor}`,
  ]
  if (problem) lines.push(`  Problem: ${problem.message}`)
  for (const [name, value] of [
    ['Title', facts.title],
    ['Author', facts.author],
    ['Date', facts.date],
  ])
    if (value) lines.push(`  ${name}: ${value}`)
  section(
    'Flags',
    flags.map(({ kind, page, detail, words }) => [
      `${kind}${page ? `, page ${page}` : ''}: ${detail}`,
      words,
    ]),
  )
  section(
    'Signatures',
    facts.signatures.map(({ signer, signedAt, isIntact, coversWholeFile }) => [
      `${signer ?? 'no name that can be read'}${signedAt ? `, ${signedAt}` : ''}: ${
        isIntact === null
          ? 'not checked'
          : isIntact
            ? 'the bytes are those that were signed'
            : 'the bytes are not those that were signed'
      }${coversWholeFile ? '' : '; it does not cover the whole file'}. Whether the signer can be trusted is not known.`,
      null,
    ]),
  )
  const wrong = facts.digests.filter(({ isRight }) => !isRight)
  if (facts.digests.length > 0)
    lines.push(`  Digests: ${facts.digests.length - wrong.length} right, ${wrong.length} wrong`)
  for (const { of, algorithm } of wrong) lines.push(`    wrong: ${of} (${algorithm})`)
  section(
    'Parts',
    parts.map(({ path, role, title, declaredType, sizeBytes, sourceUrl, capturedAt }) => [
      [
        `${path} (${role}): ${title}`,
        declaredType,
        sizeBytes === null ? null : `${sizeBytes} bytes`,
        sourceUrl === title ? null : sourceUrl,
        capturedAt,
      ]
        .filter(Boolean)
        .join(', '),
      null,
    ]),
  )
  section(
    'Metadata',
    facts.metadata.map(({ name, value }) => [`${name}: ${value}`, null]),
  )
  section(
    'Outline',
    outlineLines(facts.outline, 0).map((line) => [line, null]),
  )
  for (const page of pages) lines.push('', pageHead(page), ...(page.text === '' ? [] : [page.text]))
  return [...lines, ''].join('\n')

  function section(title: string, rows: [string, string | null][]): void {
    if (rows.length > 0) lines.push(`  ${title}:`)
    for (const [row, words] of rows) {
      lines.push(`    ${oneLine(row)}`)
      if (words) lines.push(...words.split('\n').map((line) => `      “${oneLine(line)}”`))
    }
  }
}

function pageHead({
  number,
  label,
  method,
  confidence,
  characters,
  isOcrCandidate,
}: ExtractedPage & { characters: number }): string {
  const said = [
    label && label !== String(number) ? `numbered ${label}` : null,
    method === 'ocr' ? `by OCR, confidence ${Math.round(confidence ?? 0)} of 100` : null,
    method === 'none' ? 'no text' : count(characters, 'character'),
    isOcrCandidate ? 'OCR should read it' : null,
  ]
  return `── Page ${number}: ${said.filter(Boolean).join(', ')} ──`
}

function outlineLines(entries: readonly OutlineEntry[], depth: number): string[] {
  return entries.flatMap(({ title, page, children }) => [
    `${'  '.repeat(depth)}${title}${page ? `, page ${page}` : ''}`,
    ...outlineLines(children, depth + 1),
  ])
}

/** What a file says of itself may hold what moves a terminal's cursor. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
}
