const IDENTIFIERS: [pattern: RegExp, name: string][] = [
  [/\b\d{3}-\d{2}-\d{4}\b/, 'what looks like a social security number'],
  [
    /(?<![\d-])(?:\+?1[-. ])?\(?[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}(?![\d-])/,
    'what looks like a telephone number',
  ],
  [/[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}/i, 'an e-mail address'],
  [
    /\b\d{1,5}\s+(?:[NSEW]\.?\s+)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Boulevard|Blvd\.|Court)(?=\W|$)/,
    'what looks like a street address',
  ],
]

/** What in a text looks like a person's own data: kinds, never the data itself. */
export function personalIdentifiers(text: string): string[] {
  return IDENTIFIERS.filter(([pattern]) => pattern.test(text)).map(([, name]) => name)
}
