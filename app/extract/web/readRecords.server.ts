import { Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import type { DigestCheck } from '../../domain/extraction'
import { isDigest, openHash, parseDigest } from './digest'
import { headerOf, parseHttpHead, withoutChunks, type HttpHead } from './httpBody.server'

/** One record of a WARC file, read once and checked. */
export type WebRecord = {
  /** Counts from 1 in the file. */
  number: number
  type: string
  url: string | null
  /** WARC-Date as it stands. */
  date: string | null
  headers: { name: string; value: string }[]
  http: HttpHead | null
  /** The payload without its HTTP head and chunks, still in its content coding; null where it is larger than asked for. */
  payload: Buffer | null
  payloadBytes: number
  digests: DigestCheck[]
  /** The record ended before the length that it gives. */
  isCut: boolean
}

const MOST_HEAD_BYTES = 256 * 1024
/** What a file may unpack to, in bytes, and how many times its own size: real captures unpack to some tens of times. */
const MOST_UNPACKED = 64 * 1024 ** 3
const MOST_RATIO = 400
const LEAST_BOMB_BYTES = 256 * 1024 ** 2

/** Thrown where a capture unpacks to far more than captures do. */
export class ArchiveBomb extends Error {}

/**
 * Reads the records of a WARC file, packed or not, as a stream: no more than `keepBytes` of a payload is held. Throws
 * where the file breaks off or is no WARC, after the records before that; and an ArchiveBomb where it swells too far.
 */
export async function* readRecords(source: Readable, keepBytes: number): AsyncGenerator<WebRecord> {
  const parser = new WARCParser(await unpack(source), { keepHeadersCase: true, parseHttp: false })
  let number = 0
  for await (const record of parser) {
    const read = await readRecord(record, ++number, keepBytes)
    yield read
    // Nothing can follow a record that is cut off; warcio 2.4 would look for the rest of it for ever.
    if (read.isCut) return
  }
}

async function unpack(source: Readable): Promise<AsyncIterable<Uint8Array>> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await chunks.next()
  const head = first.done ? Buffer.alloc(0) : first.value
  async function* whole() {
    yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return whole()
  let packed = 0
  let unpacked = 0
  const counted = (async function* () {
    for await (const chunk of whole()) {
      packed += chunk.length
      yield chunk
    }
  })()
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length
      const isBomb =
        unpacked > MOST_UNPACKED || (unpacked > LEAST_BOMB_BYTES && unpacked > MOST_RATIO * packed)
      if (isBomb) done(new ArchiveBomb())
      else done(null, chunk)
    },
  })
  const input = Readable.from(counted)
  const gunzip = createGunzip()
  input.on('error', (problem) => gunzip.destroy(problem))
  gunzip.on('error', (problem) => guard.destroy(problem))
  return input.pipe(gunzip).pipe(guard)
}

async function readRecord(record: WARCRecord, number: number, keepBytes: number): Promise<WebRecord> {
  const type = record.warcType ?? ''
  const url = record.warcTargetURI ?? null
  const isHttp = /^application\/http\b/i.test(record.warcContentType ?? '')
  const block = parseDigest(record.warcBlockDigest ?? null)
  const payload = parseDigest(record.warcPayloadDigest ?? null)
  const blockHash = openHash(block)
  const payloadHash = openHash(payload)
  let head: Buffer | null = isHttp ? Buffer.alloc(0) : null
  let http: HttpHead | null = null
  let kept: Buffer[] | null = []
  let length = 0
  let payloadBytes = 0
  const takePayload = (chunk: Buffer) => {
    payloadHash?.update(chunk)
    payloadBytes += chunk.length
    if (kept && payloadBytes <= keepBytes) kept.push(chunk)
    else kept = null
  }
  for await (const bytes of record.reader) {
    const chunk = Buffer.from(bytes)
    blockHash?.update(chunk)
    length += chunk.length
    if (head === null) {
      takePayload(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    const end = endOfHead(head)
    if (end < 0 && head.length < MOST_HEAD_BYTES) continue
    http = parseHttpHead(head.subarray(0, end < 0 ? head.length : end))
    takePayload(end < 0 ? Buffer.alloc(0) : head.subarray(end))
    head = null
  }
  if (head !== null && head.length > 0) http = parseHttpHead(head)
  const raw = kept && Buffer.concat(kept)
  const isChunked = /\bchunked\b/i.test(headerOf(http, 'transfer-encoding') ?? '')
  const body = raw && isChunked ? withoutChunks(raw) : raw
  const digests: DigestCheck[] = []
  const name = `record ${number}`
  const of = url ? `${name}, ${url}` : name
  if (block && blockHash)
    digests.push({ of: `${of}: block`, algorithm: block.algorithm, isRight: isDigest(block, blockHash) })
  // A revisit's payload stands in another record, which its digest refers to.
  if (payload && payloadHash && type !== 'revisit') {
    let isRight = isDigest(payload, payloadHash)
    // Some crawlers hash the body without its chunks, as the standard has it, and some as it came.
    if (!isRight && isChunked && body) isRight = isDigest(payload, openHash(payload)!.update(body))
    if (isRight || !isChunked || body)
      digests.push({ of: `${of}: payload`, algorithm: payload.algorithm, isRight })
  }
  const headers = [...(record.warcHeaders.headers as Map<string, string>)].map(([key, value]) => ({
    name: key,
    value,
  }))
  const isCut = length < record.warcContentLength
  return {
    number,
    type,
    url,
    date: record.warcDate ?? null,
    headers,
    http,
    payload: body,
    payloadBytes,
    digests,
    isCut,
  }
}

function endOfHead(head: Buffer): number {
  const ends = [
    [head.indexOf('\r\n\r\n'), 4],
    [head.indexOf('\n\n'), 2],
  ].filter(([at]) => at! >= 0)
  return ends.length === 0 ? -1 : Math.min(...ends.map(([at, size]) => at! + size!))
}
