/** What a header or a container says a file is, against what is read here. */

/** The charset of a Content-Type: "windows-1251" of "text/html; charset=windows-1251". Null where it names none. */
export function charsetOf(declaredType: string | null): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(declaredType ?? '')?.[1] ?? null
}

/** Types of what stands around the words of a page, and of no document: those that captures are full of. */
const NOT_READ: [type: RegExp, name: string][] = [
  [/^text\/css\b/, 'a style sheet'],
  [/^(?:application|text)\/(?:x-)?(?:java|ecma)script\b/, 'a script'],
  [/^(?:application|text)\/(?:[\w.-]+\+)?(?:json|xml)\b/, 'data'],
  [/^application\/(?:x-)?(?:protobuf|grpc)\b/, 'data'],
  [/^(?:font\/|application\/(?:x-)?font|application\/vnd\.ms-fontobject)/, 'a typeface'],
  [/^image\/svg\+xml\b/, 'a drawing'],
  [/^image\/(?!png\b|jpe?g\b|tiff?\b)/, 'a picture of a kind that is not read'],
  [/^audio\//, 'sound'],
  [/^video\//, 'video'],
  [/^application\/(?:vnd\.ms-|msword\b|vnd\.oasis|rtf\b)/, 'an office file of a kind that is not read'],
  [/^application\/(?:zip|x-7z-compressed|x-rar|vnd\.rar|x-tar)\b/, 'an archive'],
  [/^(?:application\/pkcs7|application\/(?:x-)?pkcs7|application\/pgp)-signature\b/, 'a signature'],
  [/^text\/(?:calendar|vcard|x-vcard)\b/, 'a calendar entry or address card'],
]

/** Kinds that the patterns above would call data or archives, and that are read. */
const READ = /^application\/(?:xhtml\+xml|warc|wacz|vnd\.openxmlformats-officedocument\.wordprocessingml)/

/**
 * What a part is said to be, where that is no document that is read here: "a style sheet". Null for all else, also for
 * what is said to be nothing in particular: what such a part is, its bytes tell once it is taken.
 */
export function namesNoDocument(declaredType: string | null): string | null {
  const type = (declaredType ?? '').trim().toLowerCase()
  if (READ.test(type)) return null
  return NOT_READ.find(([pattern]) => pattern.test(type))?.[1] ?? null
}
