import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { extract, useOriginals } from './extracting'

useOriginals()

async function textOf(bytes: Uint8Array | string): Promise<string> {
  return (await extract(bytes)).pages.map(({ text }) => text).join('\f')
}

describe('a plain text', () => {
  it('is read as UTF-8, with and without its mark', async () => {
    for (const mark of ['', '\ufeff'])
      expect(await textOf(`${mark}Verizon’s “answer” – שלום 😀`)).toBe('Verizon’s “answer” – שלום 😀')
  })

  it('is read as UTF-16 of either order, even where the head ends inside a character', async () => {
    const words = 'x' + '😀'.repeat(400)
    const little = Buffer.from('\ufeff' + words, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()]) expect(await textOf(bytes)).toBe(words)
  })

  it('is read as Latin-1 with the quotation marks that Windows puts into it', async () => {
    expect(await textOf(Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]))).toBe('“café”')
  })

  const JAPANESE = '総務省は電気通信事業者に対し、ネットワークの混雑について報告を求めた。'
  const KOREAN = '방송통신위원회는 망 이용대가에 관한 재정 신청을 접수하였다. 통신사는 이를 거부하였다.'
  const RUSSIAN = 'Комиссия по связи рассмотрела жалобу на ограничение пропускной способности сети.'
  it.each([
    // ESC $ B, two characters of JIS X 0208, ESC ( B
    ['ISO-2022-JP', Buffer.from('1b2442467c4b5c1b2842', 'hex'), '日本'],
    ['Shift_JIS', iconv.encode(JAPANESE.repeat(4), 'shift_jis'), JAPANESE.repeat(4)],
    ['EUC-KR, which mails call ks_c_5601-1987', iconv.encode(KOREAN.repeat(4), 'euc-kr'), KOREAN.repeat(4)],
    ['windows-1251', iconv.encode(RUSSIAN.repeat(4), 'windows-1251'), RUSSIAN.repeat(4)],
  ])('is read as %s by its letters', async (_name, bytes, words) => {
    expect(await textOf(bytes)).toBe(words)
  })

  it('has, redacted, the pages of what it was made of, which reasons may make longer', async () => {
    const page = 'Paid [CONF].\n\n'.repeat(700)
    const { pages } = await extract(`[Redacted copy of the text of this document]\n\n${page}\f${page}`)
    expect(pages).toHaveLength(2)
  })

  it('ends a page at a form feed', async () => {
    const { pages } = await extract('One\f\r\nTwo\r\n\f')
    expect(pages.map(({ text }) => text)).toEqual(['One', '\nTwo\n'])
  })

  it('is cut into pages where a paragraph ends, and loses no word', async () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, index) => `Paragraph ${index} ${'words '.repeat(60).trim()}.`,
    )
    const { pages } = await extract(paragraphs.join('\n\n'))
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.flatMap(({ text }) => text.split('\n\n'))).toEqual(paragraphs)
  })

  it('never cuts a character in two where it is one endless line', async () => {
    const { pages } = await extract('x' + '😀'.repeat(20_000))
    expect(pages.every(({ text }) => !text.includes('\ufffd'))).toBe(true)
  })
})
