import type { Readable } from 'node:stream'
import { charsetOf } from '../../domain/declaredType'
import type { DigestCheck, Flag, OutlineEntry, Part } from '../../domain/extraction'
import { decodeHtml } from '../html/decodeHtml.server'
import { readHtml } from '../html/readHtml'
import { webFlags } from '../html/webFacts'
import { cutLong, textPage, cleanText } from '../text/textPages'
import { decodeText } from '../text/textEncoding.server'
import type { ExtractedPage } from '../../domain/extraction'
import { decodeBody, headerOf } from './httpBody.server'
import { ArchiveBomb, readRecords, type WebRecord } from './readRecords.server'

/** Captures of pages whose words are read; of more, the list of them is the text, and each is taken out to be read. */
const MOST_READ = 50
const MOST_LISTED = 20_000
const MOST_PAGE_BYTES = 16 * 1024 * 1024
const MOST_DIGESTS = 5_000

/** Titles that a WACZ gives its pages, by address and time. */
export type PageTitles = Map<string, string>

/** Gathers the captures of one or several WARC files. */
export class Captures {
  readonly parts: Part[] = []
  readonly flags: Flag[] = []
  readonly digests: DigestCheck[] = []
  readonly metadata: { name: string; value: string }[] = []
  private readonly read: { title: string; url: string; words: string }[] = []
  private readonly counts = new Map<string, number>()
  private pages = 0
  private revisits = 0

  constructor(private readonly titles: PageTitles = new Map()) {}

  /** Reads one WARC file. `prefix` names it within a larger one. Answers whether it could be read to its end. */
  async add(source: Readable, prefix = ''): Promise<boolean> {
    try {
      for await (const record of readRecords(source, MOST_PAGE_BYTES)) this.take(record, prefix)
      return true
    } catch (problem) {
      if (problem instanceof ArchiveBomb)
        this.flag(
          'archive-bomb',
          'The capture unpacks to far more than captures do. It was not read further.',
        )
      else this.flag('damaged', 'The capture breaks off or is damaged; the records before that were read.')
      return false
    } finally {
      source.destroy()
    }
  }

  /** The text of all captures: their words where they are few, else the list of them. */
  finish(onPage: (page: ExtractedPage, total: number) => void): OutlineEntry[] {
    const outline: OutlineEntry[] = []
    const texts: string[] = []
    if (this.pages <= MOST_READ) {
      for (const { title, words } of this.read) {
        outline.push({ title, page: texts.length + 1, children: [] })
        texts.push(...cutLong(words))
      }
    } else {
      const list = this.parts.map(({ title, sourceUrl, capturedAt }, index) =>
        [`${index + 1}. ${title}`, title === sourceUrl ? null : sourceUrl, capturedAt]
          .filter(Boolean)
          .join('\n'),
      )
      texts.push(...cutLong(list.join('\n\n')))
    }
    texts.forEach((text, index) => onPage(textPage(index + 1, text), texts.length))
    const counts = [...this.counts].map(([type, count]) => `${count} ${type}`).join(', ')
    this.metadata.unshift({ name: 'Records', value: counts || 'none' })
    if (this.revisits > 0)
      this.metadata.push({
        name: 'Revisits',
        value: `${this.revisits} ${this.revisits === 1 ? 'record says' : 'records say'} that a page had not changed; the page itself stands in another record.`,
      })
    const wrong = this.digests.filter(({ isRight }) => !isRight)
    if (wrong.length > 0)
      this.flag(
        'digest-mismatch',
        `${wrong.length} of the digests that the capture gives do not fit its bytes: they were changed, or wrongly recorded.`,
        wrong
          .slice(0, 10)
          .map(({ of }) => of)
          .join('\n'),
      )
    return outline
  }

  private flag(kind: Flag['kind'], detail: string, words: string | null = null): void {
    this.flags.push({ kind, page: null, words, detail })
  }

  private take(record: WebRecord, prefix: string): void {
    const { type, number, isCut } = record
    this.counts.set(type || 'unnamed', (this.counts.get(type || 'unnamed') ?? 0) + 1)
    for (const check of record.digests)
      if (this.digests.length < MOST_DIGESTS || !check.isRight)
        this.digests.push({ ...check, of: prefix + check.of })
    if (isCut) this.flag('damaged', `Record ${number} ends before the length that it gives.`, record.url)
    if (type === 'warcinfo' && record.payload && this.metadata.length < 100) this.addInfo(record.payload)
    if (type === 'revisit') this.revisits += 1
    if (type === 'response' || type === 'resource') this.addCapture(record, prefix)
  }

  private addInfo(payload: Buffer): void {
    for (const line of payload.toString('utf8').split(/\r?\n/)) {
      const found = /^([\w-]{1,60}):\s*(.{1,2000})$/.exec(line)
      if (found && found[1] !== 'json-metadata') this.metadata.push({ name: found[1]!, value: found[2]! })
    }
  }

  private addCapture(record: WebRecord, prefix: string): void {
    if (this.parts.length >= MOST_LISTED) {
      if (this.parts.length === MOST_LISTED)
        this.flag('too-costly', `There are more than ${MOST_LISTED} captures; those are listed.`)
      return
    }
    const { url, date, http, number, payloadBytes } = record
    const declaredType = http
      ? headerOf(http, 'content-type')
      : headerOf({ statusLine: '', status: 0, headers: record.headers }, 'content-type')
    const said = url && date ? this.titles.get(`${url} ${date}`) : undefined
    const title = said ?? this.readWords(record, declaredType) ?? url ?? `Record ${number}`
    this.parts.push({
      path: `${prefix}record ${number}`,
      role: 'capture',
      title,
      fileName: fileNameOf(url),
      declaredType,
      sizeBytes: payloadBytes,
      sourceUrl: url,
      capturedAt: date,
    })
    if (said) this.readWords(record, declaredType)
  }

  /** Reads the words of a captured page or text; answers its title. */
  private readWords(record: WebRecord, declaredType: string | null): string | null {
    const isHtml = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(declaredType ?? '')
    const isText = /^text\/plain\b/i.test(declaredType ?? '')
    const isAnswer = !record.http || (record.http.status >= 200 && record.http.status < 300)
    if ((!isHtml && !isText) || !isAnswer || !record.payload || record.payload.length === 0) return null
    this.pages += 1
    if (this.pages > MOST_READ) return null
    const body = decodeBody(record.payload, headerOf(record.http, 'content-encoding'), MOST_PAGE_BYTES)
    if (!body.ok) {
      const url = record.url
      if (body.reason === 'bomb')
        this.flag('archive-bomb', 'A captured page unpacks to far more than pages do. It was not read.', url)
      else
        this.flag(
          'damaged',
          'A captured page is packed in a way that cannot be undone. It was not read.',
          url,
        )
      return null
    }
    const label = charsetOf(declaredType)
    const url = record.url ?? `Record ${record.number}`
    if (isText) {
      this.read.push({ title: url, url, words: cleanText(decodeText(body.bytes, label).text) })
      return null
    }
    const page = readHtml(decodeHtml(body.bytes, label).html)
    for (const flag of webFlags(page)) this.flags.push({ ...flag, detail: `${url}: ${flag.detail}` })
    this.read.push({ title: page.title ?? url, url, words: page.text })
    return page.title
  }
}

function fileNameOf(url: string | null): string | null {
  const last = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)/i.exec(url ?? '')?.[1]
  if (!last) return null
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const MOST_TAKEN_BYTES = 256 * 1024 * 1024

/** The payload of one record as a browser would have it, or null where there is no such record or it cannot be unpacked. */
export async function takeCapture(source: Readable, path: string): Promise<AsyncIterable<Uint8Array> | null> {
  const wanted = Number(/^record (\d{1,9})$/.exec(path)?.[1] ?? 0)
  try {
    for await (const record of readRecords(source, MOST_TAKEN_BYTES)) {
      if (record.number !== wanted) continue
      if (!/^(?:response|resource)$/.test(record.type) || !record.payload) return null
      const body = decodeBody(record.payload, headerOf(record.http, 'content-encoding'), MOST_TAKEN_BYTES)
      if (!body.ok) return null
      return (async function* () {
        yield body.bytes
      })()
    }
    return null
  } finally {
    source.destroy()
  }
}
