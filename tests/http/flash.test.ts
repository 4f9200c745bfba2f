import { describe, expect, it } from 'vitest'
import { readFlash, sayNext } from '../../app/http/flash'
import type { Flash } from '../../app/ui/rootData'

const carrying = (cookie: string) => new Request('http://portal.test/', { headers: { Cookie: cookie } })
const roundTrip = (flash: Flash) => readFlash(carrying(`a=b; ${sayNext(flash).split(';')[0]}`))

describe('sayNext', () => {
  it('hands a sentence in any script to the next page', () => {
    const flash = {
      tone: 'pass',
      text: 'Saved “Брюссель”; done 🙂',
      link: { href: '/packets/a', name: 'Open' },
    } as const
    expect(roundTrip(flash)).toEqual(flash)
  })

  it('leads to no other site', () => {
    const link = { href: '//evil.example', name: 'Open' }
    expect(roundTrip({ tone: 'pass', text: 'Saved', link })?.link?.href).toBe('/')
  })
})

describe('readFlash', () => {
  it('says nothing for a cookie that it did not write', () => {
    expect(readFlash(carrying('flash=%7Bbroken'))).toBeNull()
    expect(readFlash(carrying('flash=%'))).toBeNull()
    expect(readFlash(carrying('other=1'))).toBeNull()
  })
})
