import { createHash } from 'node:crypto'

export type NewRecord = {
  type?: string
  url?: string
  date?: string
  /** The HTTP head without its empty line; absent for a record of no HTTP. */
  http?: string
  body: string | Buffer
  headers?: Record<string, string>
  /** Digests to write; by default the right ones, in SHA-256. */
  digests?: { block?: string; payload?: string }
}

const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** A WARC file of these records. */
export function aWarc(records: NewRecord[]): Buffer {
  return Buffer.concat(records.flatMap(aRecord))
}

function aRecord(record: NewRecord, index: number): Buffer[] {
  const { type = 'response', url, date = '2014-06-10T12:00:00Z', http, headers = {}, digests = {} } = record
  const payload = Buffer.from(record.body as string)
  const block = http === undefined ? payload : Buffer.concat([Buffer.from(`${http}\r\n\r\n`), payload])
  const fields = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}>`,
    'WARC-Date': date,
    ...(url ? { 'WARC-Target-URI': url } : {}),
    'WARC-Block-Digest': digests.block ?? sha256(block),
    ...(http === undefined ? {} : { 'WARC-Payload-Digest': digests.payload ?? sha256(payload) }),
    'Content-Type': http === undefined ? 'application/warc-fields' : 'application/http; msgtype=response',
    ...headers,
    'Content-Length': String(block.length),
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return [Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]
}
