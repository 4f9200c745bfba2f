import { describe, expect, it } from 'vitest'
import { keepTheme, readTheme } from '../../app/http/theme'

const carrying = (cookie: string) => new Request('http://portal.test/', { headers: { Cookie: cookie } })

describe('readTheme', () => {
  it('reads the theme that was kept', () => {
    expect(readTheme(carrying(keepTheme('dark').split(';')[0]!))).toBe('dark')
  })

  it('follows the device without a theme, or with one that there is not', () => {
    expect(readTheme(carrying(''))).toBeNull()
    expect(readTheme(carrying('theme=plaid'))).toBeNull()
  })
})
