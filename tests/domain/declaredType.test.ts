import { describe, expect, it } from 'vitest'
import { charsetOf, namesNoDocument } from '../../app/domain/declaredType'

describe('charsetOf', () => {
  it.each([
    ['text/html; charset=windows-1251', 'windows-1251'],
    ['text/html;Charset="Shift_JIS"', 'Shift_JIS'],
    ['text/html', null],
    [null, null],
  ])('finds in %s the charset %s', (type, charset) => expect(charsetOf(type)).toBe(charset))
})

describe('namesNoDocument', () => {
  it.each([
    ['text/css; charset=utf-8', 'a style sheet'],
    ['application/javascript', 'a script'],
    ['image/gif', 'a picture of a kind that is not read'],
    ['image/svg+xml', 'a drawing'],
    ['application/ld+json', 'data'],
    ['application/zip', 'an archive'],
  ])('calls %s %s', (type, name) => expect(namesNoDocument(type)).toBe(name))

  it.each([
    'text/html',
    'application/xhtml+xml',
    'text/plain',
    'image/png',
    'application/pdf',
    'message/rfc822',
    'application/octet-stream',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    null,
  ])('lets the bytes of %s tell', (type) => expect(namesNoDocument(type)).toBeNull())
})
