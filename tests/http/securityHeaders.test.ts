import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../app/http/securityHeaders'

describe('securityHeaders', () => {
  const { 'Content-Security-Policy': policy, ...others } = securityHeaders('abc123', false)

  it('runs scripts by this answer’s nonce and never inline', () => {
    expect(policy).toContain("'nonce-abc123'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  it.each([
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "style-src 'self'",
  ])('has %s', (directive) => {
    expect(policy).toContain(directive)
  })

  it('forbids sniffing, and keeps addresses and windows to itself', () => {
    expect(others).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
  })

  it('promises https only where there is https', () => {
    expect(others).not.toHaveProperty('Strict-Transport-Security')
    expect(securityHeaders('n', true)['Strict-Transport-Security']).toMatch(/^max-age=\d{8}/)
  })
})
