import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { aDocx, aParagraph, relationships } from './aDocx'
import { aWarc } from './aWarc'
import { aZip, renamed } from './aZip'
import { onePage, plainPdf } from './features/extract/plainPdf'

/** A file that was made to do harm, or that broke on its way. */
export type HostileTwin = { name: string; write(path: string): Promise<void> }

const MB = 1024 * 1024

/** Every hostile file that we have thought of, each written when it is wanted. */
export function hostileTwins(): HostileTwin[] {
  const of = (name: string, make: () => Buffer | string | Promise<Buffer | string>): HostileTwin => ({
    name,
    write: async (path) => writeFile(path, await make()),
  })
  const streamed = (name: string, chunks: () => Iterable<string>): HostileTwin => ({
    name,
    write: (path) => pipeline(Readable.from(chunks()), createWriteStream(path)),
  })
  return [
    of('zero bytes', () => ''),
    ...truncated(),
    of('a Word file that says it unpacks to 4 GB of zeros', async () =>
      saying(0xfffffff0, await aDocx(aParagraph('One'), { 'word/media/zeros.xml': 64 * MB })),
    ),
    of('a Word file whose words swell', () => aDocx('<w:p/>'.repeat(3_000_000))),
    of('a Word file that lies about its size', async () =>
      saying(10, await aDocx(aParagraph('x'.repeat(100_000)))),
    ),
    of('a Word file with entries that overlap', async () => overlapping(await aDocx(aParagraph('One')))),
    of('a Word file with names that leave it', async () =>
      renamed(
        await aDocx(aParagraph('One'), { 'aaa/bbb/cevil.bin': 'x' }),
        'aaa/bbb/cevil.bin',
        '../../../evil.bin',
      ),
    ),
    of('a Word file that loads a template from elsewhere', () =>
      aDocx(aParagraph('One'), {
        'word/_rels/settings.xml.rels': relationships({
          type: 'attachedTemplate',
          target: 'http://192.0.2.1/t.dotm',
        }),
      }),
    ),
    of('a Word file with entities that multiply', () => aDocx('', { 'word/document.xml': entities() })),
    of('a mail nested 500 deep', () => nestedMail(500)),
    of('a mail nested 20,000 deep', () => nestedMail(20_000)),
    of('a mail of messages in messages', () => messageInMessage(10)),
    streamed('a mailbox of 100,000 lines', function* () {
      yield 'From a@example.org Tue Jun 10 12:00:00 2014\nFrom: a@example.org\nSubject: Lines\n\n'
      for (let at = 0; at < 100; at++) yield 'From here on the line is congested.\n\n'.repeat(500)
    }),
    // One more than a mailbox lists (`MOST_LISTED` of app/extract/mail/readMailbox.server.ts).
    streamed('a mailbox of 20,001 messages', function* () {
      for (let at = 0; at < 20_001; at++)
        yield `From a@example.org Tue Jun 10 12:00:00 2014\nFrom: a@example.org\nSubject: ${at}\n\nWords\n\n`
    }),
    streamed('20 MB of nested divs', function* () {
      yield '<!doctype html><title>Deep</title>'
      for (let at = 0; at < 20; at++) yield '<div>'.repeat(MB / 5)
    }),
    streamed('20 MB of unclosed paragraphs', function* () {
      yield '<!doctype html><title>Long</title>'
      for (let at = 0; at < 20; at++) yield '<p>word '.repeat(MB / 8)
    }),
    of('a page with entities that multiply', () => `<html>${entities()}</html>`),
    of('a capture with wrong digests', () =>
      aWarc([
        {
          url: 'http://example.org/',
          http: 'HTTP/1.1 200 OK\r\nContent-Type: text/html',
          body: '<title>A page</title><p>Words',
          digests: {
            block: 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
            payload: 'sha1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB',
          },
        },
      ]),
    ),
    of('a capture whose record is longer than the file', () =>
      aWarc([{ url: 'http://example.org/', body: 'x' }])
        .toString('latin1')
        .replace(/Content-Length: 1\b/, 'Content-Length: 99999999999'),
    ),
    of('a capture whose page is a bomb', () =>
      aWarc([
        {
          url: 'http://example.org/',
          http: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip',
          body: gzipSync(Buffer.alloc(64 * MB)),
        },
      ]),
    ),
    // Four times as long as a captured page that is read (`MOST_PAGE_BYTES` of app/extract/web/captures.server.ts).
    {
      name: 'a packed capture that swells to 64 MB',
      write: (path) =>
        pipeline(
          Readable.from(
            (function* () {
              yield Buffer.from(`WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: ${64 * MB}\r\n\r\n`)
              const zeros = Buffer.alloc(MB)
              for (let at = 0; at < 64; at++) yield zeros
            })(),
          ),
          createGzip(),
          createWriteStream(path),
        ),
    },
    of('a packed archive of zeros', () => gzipSync(Buffer.alloc(64 * MB))),
    of('a capture archive with names that leave it', async () =>
      renamed(
        await aZip({ 'archive/a.warc': aWarc([{ body: 'x' }]), 'datapackage.json': '{}', 'aaa/evil': 'x' }),
        'aaa/evil',
        '../aevil',
      ),
    ),
    of('a PNG of 4 billion by 4 billion pixels', () =>
      Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff08020000000000000000', 'hex'),
    ),
    of('a TIFF whose pages go round in a circle', () => circularTiff()),
    of('a text of one line of 10 MB', () => 'x'.repeat(10 * MB)),
    of('a PDF that is only a header', () => '%PDF-1.7\n'),
    of('a PDF cut in its middle', () => {
      const whole = plainPdf(onePage('The letter of June 5 asks us to stop.'))
      return whole.subarray(0, whole.length / 2)
    }),
    of('a PDF with pages that contain each other', () => circularPdf()),
  ]
}

function truncated(): HostileTwin[] {
  return Array.from({ length: 9 }, (_, at) => ({
    name: `a Word file cut at ${at + 1} tenths`,
    write: async (path: string) => {
      const whole = await aDocx(aParagraph('The letter of June 5 asks us to stop.'))
      await writeFile(path, whole.subarray(0, Math.floor((whole.length * (at + 1)) / 10)))
    },
  }))
}

/** Every size that the directory gives, of what is packed, set to another. */
function saying(sizeBytes: number, zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  const DIRECTORY = Buffer.from('504b0102', 'hex')
  for (let at = bytes.indexOf(DIRECTORY); at >= 0; at = bytes.indexOf(DIRECTORY, at + 4))
    bytes.writeUInt32LE(sizeBytes, at + 24)
  return bytes
}

/** Every entry of the directory begins where the first does. */
function overlapping(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  const DIRECTORY = Buffer.from('504b0102', 'hex')
  for (let at = bytes.indexOf(DIRECTORY); at >= 0; at = bytes.indexOf(DIRECTORY, at + 4))
    bytes.writeUInt32LE(0, at + 42)
  return bytes
}

function entities(): string {
  const lines = Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "words">${lines.join('')}]><w>&e10;</w>`
}

function nestedMail(depth: number): string {
  const head = (at: number) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`
  const parts = Array.from({ length: depth }, (_, at) => head(at)).join('')
  return `From: a@example.org\nMIME-Version: 1.0\nSubject: Deep\n${parts}Content-Type: text/plain\n\nWords\n`
}

function messageInMessage(depth: number): string {
  let mail = 'From: a@example.org\nSubject: Innermost\nMIME-Version: 1.0\n\nWords\n'
  for (let at = 0; at < depth; at++)
    mail = `From: a@example.org\nSubject: ${at}\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n${mail}`
  return mail
}

function circularTiff(): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 24 + 4)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(2, 8)
  for (const [at, tag] of [0x0100, 0x0101].entries()) {
    bytes.writeUInt16LE(tag, 10 + at * 12)
    bytes.writeUInt16LE(3, 12 + at * 12)
    bytes.writeUInt32LE(1, 14 + at * 12)
    bytes.writeUInt16LE(100, 18 + at * 12)
  }
  bytes.writeUInt32LE(8, 34)
  return bytes
}

function circularPdf(): string {
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n')
}
