import { createHash } from 'node:crypto'

/**
 * Answers a page that a stranger wrote, for a frame of ours. Nothing in it runs, loads, sends or leads anywhere: it has no
 * origin, its policy lets in pictures that it holds itself and the one style given, and only we may frame it.
 */
export function answerShownPage(
  html: Uint8Array<ArrayBuffer> | string,
  style: string,
  status = 200,
): Response {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox',
  ]
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex',
    'Cache-Control': 'private, no-cache',
  }
  return new Response(html, { status, headers })
}
