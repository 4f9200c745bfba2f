import { describe, expect, it } from 'vitest'
import { linkSchema } from '../app/domain/links'
import { recordSchema, type CatalogRecord } from '../app/domain/records'
import { planDossier } from '../app/dossier/planDossier'
import { formatProblem } from '../app/ingest/contentProblem'
import { formatContent, type FiledRecord } from '../app/ingest/formatContent'
import { parseContent } from '../app/ingest/parseContent'
import { readContent } from '../app/ingest/readContent.server'
import { everyKindSaying, WORDS } from './everyKindSaying'
import { shippedCatalog } from './shippedRecord'

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
      .filter(({ path }) => !/^(packets|templates|venues)\//.test(path))
      .map(({ path, text }) => ({ path, text }))
    expect(written.map(({ path }) => path)).toEqual(texts.map(({ path }) => path))
    for (const [index, { path, text }] of written.entries()) expect(text, path).toBe(texts[index]!.text)
  })

  it('quotes, in the argument of every packet, words that the record has of the exhibit cited', async () => {
    const { packets } = (await shipped()).content
    const catalog = await shippedCatalog()
    for (const { packet } of packets) {
      const { findings } = planDossier({ packet, catalog, originals: new Map(), clock: new Date(0) })
      expect(findings.filter(({ rule }) => rule.startsWith('quoted'))).toEqual([])
    }
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
