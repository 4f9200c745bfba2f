import { describe, expect, it } from 'vitest'
import { attachmentDisposition, cleanFileName } from '../../app/domain/fileName'

describe('cleanFileName', () => {
  it('keeps the last part of a path, of either slash', () => {
    expect(cleanFileName('../../etc/passwd')).toBe('passwd')
    expect(cleanFileName('C:\\Users\\me\\Letter.pdf')).toBe('Letter.pdf')
  })

  it('takes out what would mislead a reader: control characters and marks that turn the order of letters', () => {
    expect(cleanFileName('letter\u0000\r\n.pdf')).toBe('letter.pdf')
    expect(cleanFileName('invoice\u202Efdp.exe')).toBe('invoicefdp.exe')
  })

  it('keeps letters of every script, and never half a character', () => {
    expect(cleanFileName('מכתב 😀.pdf')).toBe('מכתב 😀.pdf')
    expect(cleanFileName('😀'.repeat(300))).toBe('😀'.repeat(255))
  })

  it('has a name for what has none', () => {
    expect(cleanFileName(' / ')).toBe('unnamed')
  })
})

describe('attachmentDisposition', () => {
  it('spells a name for old and new browsers, with nothing that ends the header early', () => {
    expect(attachmentDisposition('a"b\\c – d.pdf')).toBe(
      `attachment; filename="a_b_c _ d.pdf"; filename*=UTF-8''a%22b%5Cc%20%E2%80%93%20d.pdf`,
    )
  })
})
