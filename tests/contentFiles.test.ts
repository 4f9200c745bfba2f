import { describe, expect, it } from 'vitest'
import { linkSchema, recordSchema, type CatalogRecord } from '../app/domain/records'
import { formatProblem } from '../app/ingest/contentProblem'
import { formatContent, type FiledRecord } from '../app/ingest/formatContent'
import { parseContent } from '../app/ingest/parseContent'
import { readContent } from '../app/ingest/readContent.server'

async function shipped() {
  const { files, problems } = await readContent('content')
  const content = parseContent(files)
  return { files, content, problems: [...problems, ...content.problems].map(formatProblem) }
}

const filed = (records: readonly CatalogRecord[]): FiledRecord[] => records.map((record) => ({ record }))
const recordsOf = (entries: readonly { record: CatalogRecord }[]) => entries.map(({ record }) => record)
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

describe('the shipped content', () => {
  it('has no problem', async () => {
    expect((await shipped()).problems).toEqual([])
  })

  it('is written just as formatContent writes what parseContent reads', async () => {
    const { files, content } = await shipped()
    const links = content.links.map(({ link }) => link)
    const written = formatContent(filed(recordsOf(content.records)), links)
    const texts = files
      .filter(({ path }) => !path.startsWith('packets/'))
      .map(({ path, text }) => ({ path, text }))
    expect(written.map(({ path }) => path)).toEqual(texts.map(({ path }) => path))
    for (const [index, { path, text }] of written.entries()) expect(text, path).toBe(texts[index]!.text)
  })

  it('quotes, in the reason of every tie, words that one of its ends or its sources has', async () => {
    const { content } = await shipped()
    const byId = new Map(content.records.map(({ record }) => [record.id, record]))
    const wordsOf = (id: string) => {
      const record = byId.get(id)!
      const nested = recordsOf(content.records).filter((one) => 'document' in one && one.document === id)
      const sources = 'sources' in record ? record.sources.map((source) => byId.get(source)) : []
      return JSON.stringify([record, nested, sources]).replaceAll('\\"', '"').toLowerCase()
    }
    expect(content.links.length).toBeGreaterThan(20)
    for (const { link } of content.links) {
      const quotations = [...link.reason.matchAll(/"([^"]+)"/g)].map((match) => match[1]!.toLowerCase())
      expect(quotations.length, link.id).toBeGreaterThan(0)
      const words = wordsOf(link.from) + wordsOf(link.to)
      for (const quotation of quotations) expect(words, link.from).toContain(quotation)
    }
  })
})

/** Words of every kind that somebody may type, paste or import. */
const WORDS = [
  'plain words',
  '4.0',
  'NO',
  'null',
  '~',
  '-',
  '- dash',
  '? question',
  'key: value',
  'ends with colon:',
  'a # comment',
  '# heading',
  '"quoted" and \'quoted\'',
  "it's",
  '[list], {map}',
  '*alias &anchor !tag %percent @at `tick`',
  '| pipe\n> fold',
  '---',
  '---\nfront: matter\n---',
  '...',
  'two\nlines',
  'two\n\n\nparagraphs  \n  indented\n\ttabbed',
  'line\n---\nline',
  '## Outcome',
  'before\n## Outcome\nafter\n\\## Outcome\n\\\\## Outcome  ',
  'comma, semicolon; back\\slash \\; end',
  '(brackets) "and"; quotes',
  '<b>markup</b> &amp; {Ex. 3 at 2}',
  'עברית العربية ‮override‬',
  'combining é ṩ, precomposed é',
  'astral 😀 👩‍👩‍👧 𝒜',
  'zero\u200bwidth, no\u00a0break, soft\u00adhyphen',
  'controls \u0001\u0008\u001b\u007f\u0085\u009f',
  'separators \u2028 and \u2029 within',
  'byte order \ufeff within',
  'x'.repeat(300),
  '漢字かな交じり文 한국어 ไทย',
]

/** Every kind of record, with these words in each field that takes words. */
function everyKindSaying(words: string): CatalogRecord[] {
  const marks = { sources: ['s'], unverified: [words], note: words, confidence: 'unverified' }
  return [
    {
      kind: 'source',
      id: 's',
      title: words,
      publisher: words,
      url: 'https://example.org/a#b?c=d',
      date: '2014',
      readOn: '2026-11',
    },
    {
      kind: 'organization',
      id: 'o',
      name: words,
      type: words,
      country: 'NO',
      description: words,
      aliases: [words],
      abbreviation: words,
      subsidiaries: [words],
      ...marks,
    },
    {
      kind: 'person',
      id: 'p',
      name: words,
      role: words,
      organization: 'o',
      roleAsOf: '2014~',
      aliases: [words, words],
      ...marks,
    },
    {
      kind: 'dispute',
      id: 'd',
      title: words,
      type: words,
      jurisdiction: words,
      start: '2014',
      status: words,
      summary: words,
      outcome: words,
      parties: [{ organization: 'o', role: words }],
      disagreements: [{ topic: words, values: [words], sources: [] }],
      ...marks,
    },
    {
      kind: 'proceeding',
      id: 'pr',
      title: words,
      type: words,
      agency: 'o',
      jurisdiction: words,
      dockets: [words],
      status: words,
      summary: words,
      citations: [words],
      votes: [{ date: '2014', item: words, tally: words, for: ['p'], note: words }],
      ...marks,
    },
    {
      kind: 'milestone',
      id: 'm',
      proceeding: 'pr',
      position: 1,
      date: '2014',
      type: words,
      title: words,
      citation: words,
      ...marks,
    },
    {
      kind: 'document',
      id: 'doc',
      title: words,
      type: words,
      date: '2014',
      identifier: words,
      summary: words,
      ...marks,
    },
    { kind: 'statement', id: 'q', document: 'doc', position: 3, text: words, speaker: 'p', ...marks },
    { kind: 'demand', id: 'de', document: 'doc', position: 1, text: words, basis: words, ...marks },
    { kind: 'event', id: 'e', title: words, date: '2014', description: words, ...marks },
    {
      kind: 'series',
      id: 'se',
      title: words,
      metric: words,
      unit: words,
      method: words,
      caveats: [words],
      ...marks,
    },
    {
      kind: 'point',
      id: 'po',
      series: 'se',
      position: 2,
      metric: 'other',
      unit: words,
      service: words,
      period: '2014',
      value: 4,
      decimals: 2,
      rankScope: words,
      rankBasis: words,
      location: words,
      technology: words,
      conflictingValues: [
        { value: -1.5, sources: ['s'] },
        { value: 2, sources: [] },
      ],
      ...marks,
    },
  ].map((record) => recordSchema.parse(record))
}

describe('what is written as content files', () => {
  it.each(WORDS)('is read back as it was: %j', (words) => {
    const records = everyKindSaying(words)
    const link = linkSchema.parse({ id: 'link-1', from: 'doc', to: 'd', type: 'cites', reason: words })
    const files = formatContent(filed(records), [link])
    const { records: read, links, problems } = parseContent(files)
    expect(problems.map(formatProblem)).toEqual([])
    expect(recordsOf(read).sort(byId)).toEqual(records.sort(byId))
    expect(links.map((one) => one.link.reason)).toEqual([link.reason])
    expect(
      formatContent(
        filed(recordsOf(read)),
        links.map((one) => one.link),
      ),
    ).toEqual(files)
  })

  it('leaves nothing of a record without optional fields but what it must have', () => {
    const event = recordSchema.parse({ kind: 'event', id: 'e', title: 'One', date: '2014', description: '' })
    expect(formatContent(filed([event]))).toEqual([
      { path: 'events/2014.yaml', text: 'e:\n  title: One\n  date: 2014\n' },
    ])
    expect(recordsOf(parseContent(formatContent(filed([event]))).records)).toEqual([event])
  })

  it('keeps an event in the file that somebody chose for it', () => {
    const event = recordSchema.parse({ kind: 'event', id: 'e', title: 'One', date: '2014', description: '' })
    expect(formatContent([{ record: event, path: 'events/verizon.yaml' }])[0]!.path).toBe(
      'events/verizon.yaml',
    )
  })
})
