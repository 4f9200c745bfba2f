import { tellingIn, type TellingWords } from './tellingWords'

const HEX_STRING = /<([\da-f\s]{8,})>/giu

/**
 * Those telling words that bytes have, in any of the ways in which files write text: a byte or two to a letter, UTF-8, or
 * hexadecimal strings of PDF. `bytes` are one character to a byte; streams are to be unpacked before.
 */
export function tellingInBytes(telling: TellingWords, bytes: string): string[] {
  if (telling.words.length + telling.phrases.length === 0) return []
  const hex = [...bytes.matchAll(HEX_STRING)].map(([, digits]) =>
    Buffer.from(digits!.replace(/\s/g, ''), 'hex').toString('latin1'),
  )
  const found = new Set<string>()
  for (const view of [bytes, ...(hex.length > 0 ? [hex.join('\n')] : [])]) {
    for (const word of tellingIn(telling, view)) found.add(word)
    // Two bytes to a letter: what is left without the noughts reads as one.
    for (const word of tellingIn(telling, view.replaceAll('\u0000', ''))) found.add(word)
    for (const word of tellingIn(telling, Buffer.from(view, 'latin1').toString('utf8'))) found.add(word)
  }
  return [...found].sort()
}
