import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPart } from '../../../app/extract/openPart.server'
import { aWarc } from '../../aWarc'
import { aZip, renamed } from '../../aZip'
import { aFile, extract, useOriginals } from './extracting'

useOriginals()

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html'
const URL = 'http://example.org/speed'
const PAGE = '<title>Speed index</title><p>Verizon: 1.58 Mbps'

describe('a WARC', () => {
  it('has its captures, with address, time and words, whether it is packed or not', async () => {
    const warc = aWarc([{ url: URL, http: OK, body: PAGE }])
    for (const bytes of [warc, gzipSync(warc)]) {
      const capture = await extract(bytes)
      expect(capture).toMatchObject({
        mediaType: 'application/warc',
        parts: [
          { path: 'record 1', title: 'Speed index', sourceUrl: URL, capturedAt: '2014-06-10T12:00:00Z' },
        ],
        pages: [{ text: 'Verizon: 1.58 Mbps' }],
        flags: [],
      })
      expect(capture.facts.digests.map(({ isRight }) => isRight)).toEqual([true, true])
    }
  })

  it('whose digests do not fit says which', async () => {
    const wrong = { block: 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }
    const { facts, flags } = await extract(aWarc([{ url: URL, http: OK, body: PAGE, digests: wrong }]))
    expect(facts.digests.map(({ algorithm, isRight }) => [algorithm, isRight])).toEqual([
      ['sha1', false],
      ['sha256', true],
    ])
    expect(flags).toMatchObject([{ kind: 'digest-mismatch', words: `record 1, ${URL}: block` }])
  })

  it('is right whether a crawler hashed the chunks or what was in them', async () => {
    const body = '5\r\nhello\r\n0\r\n\r\n'
    for (const hashed of [body, 'hello']) {
      const payload = `sha256:${createHash('sha256').update(hashed).digest('hex')}`
      const http = `${OK}\r\nTransfer-Encoding: chunked`
      const { facts, pages } = await extract(aWarc([{ url: URL, http, body, digests: { payload } }]))
      expect(facts.digests.every(({ isRight }) => isRight)).toBe(true)
      expect(pages[0]!.text).toBe('hello')
    }
  })

  it('does not hold the digest of a revisit against it, for that is of another record', async () => {
    const digests = { payload: 'sha1:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB' }
    const { facts, parts } = await extract(
      aWarc([{ type: 'revisit', url: URL, http: OK, body: '', digests }]),
    )
    expect(facts.digests).toHaveLength(1)
    expect(parts).toEqual([])
  })

  it('is read by the character encoding of its HTTP header before that of the page', async () => {
    const body = Buffer.from('<meta charset=utf-8><p>caf\u00e9', 'latin1')
    const { pages } = await extract(aWarc([{ url: URL, http: `${OK}; charset=iso-8859-1`, body }]))
    expect(pages[0]!.text).toBe('café')
  })

  it('gives a capture out as a browser had it', async () => {
    const http = `${OK}\r\nContent-Encoding: gzip`
    const opened = await openPart(await aFile(aWarc([{ url: URL, http, body: gzipSync(PAGE) }])), 'record 1')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(Buffer.concat(await opened.value.stream.toArray()).toString()).toBe(PAGE)
  })

  it('that is cut off has the records before the cut, and says that it is', async () => {
    const warc = aWarc([
      { url: URL, http: OK, body: PAGE },
      { url: URL, http: OK, body: PAGE.repeat(50) },
    ])
    const { parts, flags } = await extract(warc.subarray(0, warc.length - 500))
    expect(parts[0]).toMatchObject({ title: 'Speed index' })
    expect(flags.map(({ kind }) => kind)).toContain('damaged')
  })

  it('whose page swells past what pages have is flagged, and the page is not read', async () => {
    const http = `${OK}\r\nContent-Encoding: gzip`
    const body = gzipSync(Buffer.alloc(32 * 1024 * 1024, 'a'))
    const { flags, pages } = await extract(aWarc([{ url: URL, http, body }]))
    expect({ kinds: flags.map(({ kind }) => kind), pages }).toEqual({ kinds: ['archive-bomb'], pages: [] })
  })
})

describe('a WACZ', () => {
  const sha256 = (bytes: Buffer | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const warc = aWarc([{ url: URL, http: OK, body: PAGE }])

  async function aWacz(change: (files: Record<string, Buffer | string>) => void = () => {}): Promise<Buffer> {
    const pages = `{"format":"json-pages-1.0"}\n${JSON.stringify({ url: URL, ts: '2014-06-10T12:00:00Z', title: 'As it was' })}\n`
    const resources = [
      { path: 'archive/a.warc', hash: sha256(warc), bytes: warc.length },
      { path: 'pages/pages.jsonl', hash: sha256(pages), bytes: pages.length },
    ]
    const description = JSON.stringify({ profile: 'data-package', title: 'The index', resources })
    const files: Record<string, Buffer | string> = {
      'archive/a.warc': warc,
      'pages/pages.jsonl': pages,
      'datapackage.json': description,
      'datapackage-digest.json': JSON.stringify(signed(description)),
    }
    change(files)
    return aZip(files)
  }

  function signed(description: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const hash = sha256(description)
    const signature = sign('sha256', Buffer.from(hash), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return {
      path: 'datapackage.json',
      hash,
      signedData: {
        hash,
        created: '2014-06-10T12:00:00Z',
        signature: signature.toString('base64'),
        publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      },
    }
  }

  it('has the titles of its pages, the hashes of its files and its signature', async () => {
    const capture = await extract(await aWacz())
    expect(capture).toMatchObject({
      mediaType: 'application/wacz',
      facts: {
        title: 'The index',
        signatures: [
          { signer: null, signedAt: '2014-06-10T12:00:00Z', isIntact: true, coversWholeFile: true },
        ],
      },
      parts: [{ path: 'archive/a.warc record 1', title: 'As it was', sourceUrl: URL }],
      flags: [],
    })
    expect(capture.facts.digests.every(({ isRight }) => isRight)).toBe(true)
  })

  it('with a changed list of files has a broken signature and a wrong hash', async () => {
    const changed = await aWacz((files) => {
      files['datapackage.json'] = String(files['datapackage.json']).replace('The index', 'An index')
    })
    const { facts, flags } = await extract(changed)
    expect(facts.signatures[0]!.isIntact).toBe(false)
    expect(flags.map(({ kind }) => kind).sort()).toEqual(['digest-mismatch', 'signature-broken'])
  })

  it('with a file that nobody signed says that its signature does not cover all', async () => {
    const { facts } = await extract(await aWacz((files) => (files['archive/b.warc'] = warc)))
    expect(facts.signatures[0]!.coversWholeFile).toBe(false)
  })

  it('with names that leave it is flagged and read', async () => {
    const zip = renamed(await aWacz((files) => (files['aaa/evil'] = 'x')), 'aaa/evil', '../aevil')
    const { flags, parts } = await extract(zip)
    expect(flags[0]).toMatchObject({ kind: 'path-traversal', words: '../aevil' })
    expect(parts).toHaveLength(1)
  })

  it('gives a capture out of one of its files', async () => {
    const opened = await openPart(await aFile(await aWacz()), 'archive/a.warc record 1')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(Buffer.concat(await opened.value.stream.toArray()).toString()).toBe(PAGE)
  })
})
