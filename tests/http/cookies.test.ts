import { describe, expect, it } from 'vitest'
import { cookieIn, localPath } from '../../app/http/cookies'

describe('cookieIn', () => {
  it('finds a value that holds an equals sign', () => {
    expect(cookieIn('a=1; theme=x=y', 'theme')).toBe('x=y')
  })

  it('finds nothing where no cookie was sent', () => {
    expect(cookieIn(undefined, 'theme')).toBeNull()
  })
})

describe('localPath', () => {
  it.each(['/timeline?q=letter#hits', '/', '/documents/fcc-15-24'])('goes back to %s', (path) => {
    expect(localPath(path)).toBe(path)
  })

  it.each([
    null,
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/%2e%2e//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    'timeline',
  ])('does not follow %j', (path) => {
    expect(localPath(path)).toBe('/')
  })
})
