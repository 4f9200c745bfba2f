import { describe, expect, it } from 'vitest'
import { findPattern, PATTERN_NAMES, reasonOfPattern } from '../../../app/domain/redaction/patterns'
import { redactionForm, redactText, stretchesOf } from '../../../app/domain/redaction/redaction'
import { tellingInPieces } from '../../../app/domain/redaction/tellingBytes'
import { tellingAsWritten, tellingIn, tellingWords } from '../../../app/domain/redaction/tellingWords'

const page = (text: string, number = 1) => ({ number, text })
const words = (it: string) => ({ kind: 'words' as const, words: it, code: 'CONF' as const })
const taken = (texts: string[], it: string) => {
  const pages = texts.map((text, index) => page(text, index + 1))
  return stretchesOf(pages, [words(it)]).map(({ page, start, end }) => texts[page - 1]!.slice(start, end))
}

describe('words that are taken out', () => {
  it.each([
    ['in another case', ['The RATE is set.'], 'rate', ['RATE']],
    ['over a line end', ['a secret\nrate here'], 'secret rate', ['secret\nrate']],
    ['hyphenated at a line end', ['a confi-\ndential rate'], 'confidential', ['confi-\ndential']],
    ['over a page break', ['it ends in secret', 'rate and more'], 'secret rate', ['secret', 'rate']],
    ['with accents and ligatures', ['the oﬃce of Kőhl'], 'office of Kohl', ['oﬃce of Kőhl']],
    ['letterspaced', ['S E C R E T plan'], 'secret', ['S E C R E T']],
    ['with soft hyphens', ['se\u00adcret plan'], 'secret', ['se\u00adcret']],
    ['among Korean words', ['비밀번호는 없다'], '번호', ['번호']],
    ['never inside another word', ['the context of text'], 'text', ['text']],
  ])('are found %s', (_, texts, sought, found) => {
    expect(taken(texts, sought)).toEqual(found)
  })

  it('leave their reason where they stood', () => {
    const pages = [page('Pay $4 to Jane Doe by May.')]
    const removed = stretchesOf(pages, [words('Jane Doe'), { ...words('$4 to'), code: 'PRIV' }])
    expect(redactText(pages[0]!, removed)).toBe('Pay $[PRIV] [CONF] by May.')
  })

  it('are one stretch where two redactions overlap', () => {
    expect(stretchesOf([page('Jane Doe Smith')], [words('Jane Doe'), words('Doe Smith')])).toEqual([
      { page: 1, start: 0, end: 14, code: 'CONF' },
    ])
  })

  it('need two letters at least', () => {
    expect(redactionForm.safeParse({ kind: 'words', code: 'CONF', words: ' a. ' }).success).toBe(false)
  })
})

describe('patterns', () => {
  it.each([
    ['ssn', 'No. 123-45-6789, not 000-12-3456 nor 123-45-67890', ['123-45-6789']],
    ['tin', 'EIN 12-3456789; ITIN 912-70-1234', ['12-3456789', '912-70-1234']],
    ['account', 'Account No. 0012 345678 at the bank', ['0012 345678']],
    ['card', 'Card 4111 1111 1111 1111, order 4111 1111 1111 1112', ['4111 1111 1111 1111']],
    ['card', '3787-344936-71000; 3014 2015 2016 2017 2018; 1000000000000008', ['3787-344936-71000']],
    [
      'iban',
      'to DE89 3704 0044 0532 0130 00 or DE00 3704 0044 0532 0130 00',
      ['DE89 3704 0044 0532 0130 00'],
    ],
    ['birth-date', 'born on March 3, 1971, filed March 4, 2014', ['March 3, 1971']],
    ['email', 'write to jane.doe@mail.example.org today', ['jane.doe@mail.example.org']],
    ['telephone', 'call (202) 555-0123 or 202-555-0199', ['(202) 555-0123', '202-555-0199']],
    ['address', 'at 1300 North Main Street, 9 a.m.', ['1300 North Main Street']],
  ] as const)('%s finds what it names and no more', (name, text, found) => {
    expect(findPattern(name, text).map(({ start, end }) => text.slice(start, end))).toEqual(found)
    expect(reasonOfPattern(name)).toMatch(/^[A-Z]+$/)
  })

  it.each([
    ['account', 'account number 4417 1234\n5678 9113.', ['4417 1234\n5678 9113']],
    ['ssn', 'his number is 078-05-\n1120 and', ['078-05-\n1120']],
    ['card', 'Card 4111 1111\n1111 1111', ['4111 1111\n1111 1111']],
    ['card', 'Card 4111 1111 1111 1111\n24 pages', ['4111 1111 1111 1111']],
    ['telephone', 'call 202-555-\n0123', []],
    ['account', 'account 12345\n67890\n12345\n67890', ['12345']],
  ] as const)('%s finds a number whole that the end of one line breaks', (name, text, found) => {
    expect(findPattern(name, text).map(({ start, end }) => text.slice(start, end))).toEqual(found)
  })

  it('end in time on lines made to hold them up', () => {
    for (const line of [
      '1'.repeat(20_000),
      `account ${'1 '.repeat(10_000)}x`,
      `born${' '.repeat(50_000)}x`,
      `account${' '.repeat(50_000)}x`,
      `${'a.'.repeat(10_000)}@`,
    ])
      for (const name of PATTERN_NAMES) expect(findPattern(name, line).length).toBeLessThan(5_000)
  })
})

describe('words that tell what was taken out', () => {
  const pages = [page('Verizon asks 437,000 dollars for the ports. Verizon waits. Jane Doe signs.')]
  const removed = stretchesOf(pages, [words('Verizon asks 437,000 dollars'), words('Jane Doe')])

  it('are those that stand nowhere else in the document', () => {
    expect(tellingWords(pages, removed).words).toEqual(['437000', 'asks', 'doe', 'dollars', 'jane'])
  })

  it('leave out how addresses end, which every PDF says of its own', () => {
    const mail = [page('Write to poe@isp.example.org today.')]
    const telling = tellingWords(mail, stretchesOf(mail, [words('poe@isp.example.org')]))
    expect(telling.words).toEqual(['example', 'isp', 'poe', 'poeispexampleorg'])
  })

  it('leave out what the public record says of other things', () => {
    expect(tellingWords(pages, removed, new Set(['asks', 'dollars', 'jane', 'doe'])).words).toEqual([
      '437000',
    ])
  })

  it('are found again in a text, alone or as a run of common words', () => {
    const telling = tellingWords(pages, removed, new Set(['asks', 'jane', 'doe', 'dollars', '437000']))
    expect(tellingIn(telling, 'So Verizon asks 437 more')).toEqual(['verizon asks 437'])
    expect(tellingIn(telling, 'Verizon waits, and the ports too.')).toEqual([])
    expect(tellingIn(tellingWords(pages, removed), 'at 437,000 a port')).toEqual(['437000'])
  })

  describe('of two exhibits that speak of prices', () => {
    const tellingOf = (text: string, ...out: string[]) =>
      tellingWords(
        [page(text)],
        stretchesOf([page(text)], out.map(words)),
        new Set(['pays', 'port', 'per', 'month']),
      )
    const [one, two] = [
      tellingOf('Netflix pays 3.75 per port.', 'pays 3.75 per port'),
      tellingOf('It costs $4.75 per port per month.', '4.75 per port per month'),
    ]
    const text = 'The price is “$4.75 per port per month”.'

    it('tell which exhibit they were taken out of: no number is cut', () => {
      expect([tellingIn(one, text), tellingAsWritten(one, text)]).toEqual([[], []])
      expect(tellingIn(two, text)).toEqual(['4 75 per port', 'per port per', 'port per month'])
    })

    it('are said as they are written where they stand', () => {
      expect(tellingAsWritten(two, text)).toEqual(['$4.75 per port per month'])
      expect(tellingAsWritten({ words: ['437000'], phrases: [] }, 'She asks (437,000), and 437.')).toEqual([
        '437,000',
      ])
    })
  })

  it('have the number whole that a mark cuts at either end', () => {
    const contract = [page('It costs $4.75 per port, and 437,000 dollars.')]
    const cut = (gone: string) => {
      const start = contract[0]!.text.indexOf(gone)
      const removed = [{ page: 1, start, end: start + gone.length, code: 'CONF' } as const]
      return tellingWords(contract, removed, new Set(['port', 'per', 'and']))
    }
    expect(tellingIn(cut('75 per port'), 'We pay 4.75 per port')).toEqual(['4 75 per port'])
    expect(tellingIn(cut('75 per port'), 'We pay 3.75 per port')).toEqual([])
    expect(tellingIn(cut('port, and 437'), 'a port, and 437,000 euros')).toContain('port and 437 000')
  })

  it.each([
    ['1 beginbfchar\n<0012> <0030>\nendbfchar', []],
    ['<0012> Tj [<0012> -20 <0030>] TJ', []],
    ['(0012) Tj', ['0012']],
    ['a bag’s file of <0012> <0030>', ['0012']],
  ])('are not seen in the codes of a font, and are in all else: %s', async (bytes, found) => {
    expect(await tellingInPieces({ words: ['0012'], phrases: [] }, [Buffer.from(bytes)])).toEqual(found)
  })

  it('are found in bytes that come in pieces, however many, whole and nothing else', async () => {
    const telling = { words: ['hexaploid'], phrases: ['asks for ports'] }
    const foundIn = (text: string, at: number) => {
      const bytes = Buffer.alloc(1024 * 1024, ' ')
      bytes.write(text, at - Math.floor(text.length / 2), 'latin1')
      const cut = [bytes.subarray(0, at), bytes.subarray(at, at + 3), bytes.subarray(at + 3)]
      return tellingInPieces(telling, cut, 128 * 1024)
    }
    const edge = 384 * 1024
    expect(await foundIn('a Hexaploid', edge)).toEqual(['hexaploid'])
    expect(await foundIn('it asks for ports', 128 * 1024)).toEqual(['asks for ports'])
    expect(await foundIn('xhexaploid', edge)).toEqual([])
    expect(await tellingInPieces(telling, [Buffer.from('un'), Buffer.from('hexaploid')])).toEqual([])
  })

  it('are looked for in time where a million letters stand in a row', async () => {
    const bytes = Buffer.from(`${'deadbeef'.repeat(1 << 17)} hexaploid`)
    expect(await tellingInPieces({ words: ['hexaploid'], phrases: [] }, [bytes])).toEqual(['hexaploid'])
  })

  it('do not count the last digits of a number that may stand', () => {
    const account = [page('Account 1234-5678-9012 is hers.')]
    const telling = tellingWords(account, stretchesOf(account, [words('1234-5678-9012')]))
    expect(telling.words).toEqual(['123456789012'])
  })
})
