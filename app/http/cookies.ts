/** The value of a cookie that a request carries, or null. */
export function readCookie(request: Request, name: string): string | null {
  return cookieIn(request.headers.get('Cookie'), name)
}

/** The value of a cookie in a Cookie header, or null. */
export function cookieIn(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=')
    if (key!.trim() === name) return value.join('=').trim()
  }
  return null
}

/**
 * A path of this portal to go back to. What would lead elsewhere, such as //example.org, becomes the start page; so
 * does what leads there once its dots are resolved.
 */
export function localPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?!\/)[^\u0000-\u001f\\]*$/.test(given)) return '/'
  return new URL(given, 'http://portal.invalid').pathname.startsWith('//') ? '/' : given
}
