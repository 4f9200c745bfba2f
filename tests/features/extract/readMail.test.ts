import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openPart } from '../../../app/extract/openPart.server'
import { aZip } from '../../aZip'
import { aFile, extract, useOriginals } from './extracting'

useOriginals()

const HEAD = 'From: Ann <ann@example.org>\r\nTo: Bo <bo@example.org>\r\nMIME-Version: 1.0\r\n'

/** A mail of two parts, words and an attachment. */
function withAttachment(name: string, type: string, bytes: Buffer): string {
  const base64 = bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
  return [
    `${HEAD}Subject: Attached\r\nContent-Type: multipart/mixed; boundary=b\r\n`,
    '--b\r\nContent-Type: text/plain\r\n\r\nSee the file.',
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64}`,
    '--b--\r\n',
  ].join('\r\n')
}

const bodyOf = async (mail: string | Buffer) =>
  (await extract(mail)).pages[0]!.text.split('\n\n').slice(1).join('\n\n')

describe('a mail', () => {
  it('has its fields in order, its day, its words and the way it came', async () => {
    const mail = await extract(
      `Received: from b\r\n by c; Tue, 10 Jun 2014 12:00:02 -0400\r\nReceived: from a by b; Tue, 10 Jun 2014 12:00:01 -0400\r\n${HEAD}Date: Tue, 10 Jun 2014 23:30:00 -0400\r\nSubject: =?UTF-8?Q?Caf=C3=A9?=\r\n\r\nDear Bo`,
    )
    expect(mail).toMatchObject({
      mediaType: 'message/rfc822',
      facts: { title: 'Café', author: 'Ann <ann@example.org>', date: '2014-06-10' },
    })
    expect(mail.facts.metadata.slice(0, 2).map(({ value }) => value)).toEqual([
      'from b by c; Tue, 10 Jun 2014 12:00:02 -0400',
      'from a by b; Tue, 10 Jun 2014 12:00:01 -0400',
    ])
    expect(mail.pages[0]!.text).toBe(
      'From: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nDate: Tue, 10 Jun 2014 23:30:00 -0400\nSubject: Café\n\nDear Bo',
    )
  })

  it('with a broken date has none', async () => {
    const { facts } = await extract(`${HEAD}Date: yesterday, around noon\r\n\r\nWords`)
    expect(facts.date).toBeNull()
    expect(facts.metadata).toContainEqual({ name: 'Date', value: 'yesterday, around noon' })
  })

  it.each([
    ['iso-2022-jp', Buffer.from('1b2442467c4b5c1b2842', 'hex'), '日本'],
    ['shift_jis', iconv.encode('混雑している', 'shift_jis'), '混雑している'],
    ['ks_c_5601-1987', iconv.encode('망 이용대가', 'euc-kr'), '망 이용대가'],
    ['us-ascii', Buffer.from('93636f6e67657374656494', 'hex'), '“congested”'],
    ['iso-8859-1', Buffer.from('It’s congested'), 'It’s congested'],
  ])('is read as %s, or as what its bytes really are', async (charset, bytes, words) => {
    const head = Buffer.from(`${HEAD}Content-Type: text/plain; charset=${charset}\r\n\r\n`)
    expect(await bodyOf(Buffer.concat([head, bytes]))).toBe(words)
  })

  it('has names in raw UTF-8, and in whatever old programs wrote', async () => {
    const utf8 = await extract(Buffer.from(`${HEAD}Subject: Überlastung – netz\r\n\r\nx`))
    const old = await extract(Buffer.from(`${HEAD}Subject: caf\u00e9 fermé\r\n\r\nx`, 'latin1'))
    expect([utf8.facts.title, old.facts.title]).toEqual(['Überlastung – netz', 'café fermé'])
  })

  it('that says the same twice is read in its plain words', async () => {
    const mail = `${HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain words\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Set <b>words</b></p>\r\n--b--\r\n`
    expect(await bodyOf(mail)).toBe('Plain words')
  })

  it('of HTML alone is read as its page shows it, and names what the page hides and asks for', async () => {
    const mail = await extract(
      `${HEAD}Content-Type: text/html\r\n\r\n<style>.pre{display:none}</style><p class=pre>Secret</p><table><tr><td>Case Number:</td><td>6:20-cv-1</td></tr></table><img src="http://192.0.2.1/seen.gif">`,
    )
    expect(mail.pages[0]!.text).toContain('Case Number:\t6:20-cv-1')
    expect(mail.pages[0]!.text).not.toContain('Secret')
    expect(mail.flags).toMatchObject([
      { kind: 'invisible-text', words: 'Secret' },
      { kind: 'external-link', words: 'http://192.0.2.1/seen.gif' },
    ])
  })

  it('gives its attachment out byte for byte, with its hash', async () => {
    const bytes = Buffer.from(Array.from({ length: 999 }, (_, at) => at % 256))
    const mail = withAttachment('series.bin', 'application/octet-stream', bytes)
    const { parts, facts } = await extract(mail)
    expect(parts).toMatchObject([{ path: '2', role: 'attachment', fileName: 'series.bin', sizeBytes: 999 }])
    expect(facts.metadata.at(-1)!.value).toContain(createHash('sha256').update(bytes).digest('hex'))
    const opened = await openPart(await aFile(mail), '2')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(Buffer.concat(await opened.value.stream.toArray())).toEqual(bytes)
  })

  it('has no part that it does not have', async () => {
    expect(await openPart(await aFile(`${HEAD}\r\nWords`), '7.7')).toEqual({
      ok: false,
      refusal: 'no-such-part',
    })
  })

  it('within a mail is a message of its own', async () => {
    const { parts } = await extract(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nForwarded\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: Cy <cy@example.org>\r\nSubject: Inner\r\nDate: Mon, 9 Jun 2014 10:00:00 GMT\r\n\r\nInner words\r\n--b--\r\n`,
    )
    expect(parts).toMatchObject([
      { path: '2', role: 'message', title: 'Inner', capturedAt: '2014-06-09T10:00:00Z' },
    ])
  })

  it('that is encrypted, or whose archive takes a password, says so', async () => {
    const sealed = await extract(
      `${HEAD}Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n`,
    )
    const zip = await aZip({ 'a.txt': 'words' })
    zip[6]! |= 1
    const locked = await extract(withAttachment('a.zip', 'application/zip', zip))
    expect([sealed, locked].map(({ flags }) => flags.map(({ kind }) => kind))).toEqual([
      ['encrypted-part'],
      ['encrypted-part'],
    ])
  })

  it('whose attachment names a place outside is flagged', async () => {
    const { flags } = await extract(withAttachment('../../evil.sh', 'text/plain', Buffer.from('x')))
    expect(flags).toMatchObject([{ kind: 'path-traversal', words: '../../evil.sh' }])
  })

  it('may begin with the line that began it in a mailbox, and then has its quoting undone', async () => {
    const mail = await extract(
      `From ann@example.org Tue Jun 10 12:00:00 2014\n${HEAD}\nWords\n>From here on.\n`,
    )
    expect(mail.mediaType).toBe('message/rfc822')
    expect(mail.pages[0]!.text).toContain('Words\nFrom here on.')
  })

  it.each([
    ['a memorandum', 'TO: The Secretary\nFROM: Ann\nSUBJECT: Ports\nDATE: June 10, 2014\n\nWords'],
    ['a sentence that begins with From', 'From June 10, 2014 on, the ports were congested.\n\nWords'],
    ['a text about a PDF', 'The file begins with %PDF-, as all do.'],
  ])('is not what %s is', async (_what, text) => {
    expect((await extract(text)).mediaType).toBe('text/plain')
  })
})

describe('a mailbox', () => {
  const first =
    'From a@example.org Mon Jun 01 10:00:00 2009\nSubject: One\nDate: Mon, 1 Jun 2009 10:00:00 +0000\n\n'

  it('is not cut where a sentence of a mail looks like the start of the next', async () => {
    const { parts, pages } = await extract(
      `${first}Words\n\nFrom mboxtest@example.org Mon Jun 01 10:00:00 2009\nis no message but a line of one.\n\nFrom 1563840@xxx Wed Apr 05 12:24:23 +0000 2017\nX-GM-THRID: 15\nSubject: Two\n\nMore\n`,
    )
    expect(parts.map(({ path, title, capturedAt }) => [path, title, capturedAt])).toEqual([
      ['message 1', 'One', '2009-06-01T10:00:00Z'],
      ['message 2', 'Two', null],
    ])
    expect(pages[0]!.text).toContain('is no message but a line of one.')
  })

  it('gives a message out as it was, without one mark of quoting', async () => {
    const file = await aFile(
      `${first}>From x\n>>From y\n\nFrom b@example.org Mon Jun 01 11:00:00 2009\n\nTwo\n`,
    )
    const opened = await openPart(file, 'message 1')
    if (!opened.ok) throw new Error(opened.refusal)
    expect(Buffer.concat(await opened.value.stream.toArray()).toString()).toBe(
      'Subject: One\nDate: Mon, 1 Jun 2009 10:00:00 +0000\n\nFrom x\n>From y\n',
    )
  })

  it('of many messages is the list of them', async () => {
    const many = Array.from(
      { length: 400 },
      (_, at) => first.replace('One', `Number ${at + 1}`) + 'Words\n\n',
    )
    const { parts, pages } = await extract(many.join(''))
    expect(parts).toHaveLength(400)
    expect(pages[0]!.text.split('\n')[1]).toBe('2. 2009-06-01  Number 2')
  })
})
