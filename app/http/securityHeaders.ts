/** Two years, as browsers' preload lists ask. */
const HSTS_SECONDS = 63_072_000

/**
 * The headers that every answer carries. Scripts run only by this answer's nonce, styles come only from our own
 * files, and nothing may frame us or send a form elsewhere. `upgrade` belongs to https alone.
 */
export function securityHeaders(nonce: string, isHttps: boolean): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Origin-Agent-Cluster': '?1',
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${HSTS_SECONDS}` } : {}),
  }
}
