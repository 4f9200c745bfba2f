/** Room that a made-up id leaves for a number at its end. */
const MADE_MOST = 80

/**
 * An id made from a title: its letters and digits in lower case, without accents, joined by hyphens. Empty where
 * the title has no Latin letters or digits; then a person has to give one.
 */
export function idFromTitle(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  let id = ''
  for (const word of words) {
    if (id.length + word.length >= MADE_MOST) break
    id = id ? `${id}-${word}` : word
  }
  return id
}

/** The id itself where it is free, else with the first number that is. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(id)) return id
  let number = 2
  while (isTaken(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}
