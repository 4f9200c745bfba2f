/** Words in one line, cut after a whole one where they have more than `most` characters. */
export function shortenWords(words: string, most: number): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))} …`
}
