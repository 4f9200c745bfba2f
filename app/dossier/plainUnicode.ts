/**
 * Characters that fonts of signs have where Unicode leaves each its own (the Private Use Area): those that Word sets most, by
 * what everybody else calls them. The fonts are Symbol and Wingdings, whose signs stand from F020 on.
 */
const SIGNS: Record<string, string> = {
  f0b7: '2022',
  f0a7: '25AA',
  f0a8: '25FB',
  f06f: '25A1',
  f071: '2751',
  f076: '2756',
  f0d8: '27A2',
  f0e0: '2192',
  f0fc: '2713',
  f0fe: '2611',
}
/** Stands for a character that cannot be told. */
const UNKNOWN = 'FFFD'

/**
 * A font's table of characters (a ToUnicode CMap), each that has no meaning of its own replaced: those of private use by the
 * sign that they mostly are, or as unknown; NUL and the byte order mark as unknown. PDF/A-2a takes the first only with words
 * beside each, and the others not at all (ISO 19005-2, 6.2.11.7.2 and 6.2.11.7.3). All else stays as it is.
 */
export function plainUnicode(cmap: string): string {
  return cmap
    .replace(
      /(beginbfchar)((?:(?!beginbf)[\s\S])*?)(endbfchar)/g,
      (_, begin: string, pairs: string, end: string) => {
        const plain = pairs.replace(
          /(<[0-9a-f\s]+>\s*)<([0-9a-f\s]*)>/gi,
          (_pair, code: string, to: string) => `${code}<${plainHex(to)}>`,
        )
        return begin + plain + end
      },
    )
    .replace(
      /(beginbfrange)((?:(?!beginbf)[\s\S])*?)(endbfrange)/g,
      (_, begin: string, ranges: string, end: string) => {
        const plain = ranges.replace(
          /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\]]*)\])/gi,
          (range: string, low: string, high: string, to: string | undefined, list: string | undefined) => {
            if (list !== undefined)
              return `<${low}> <${high}> [${list.replace(/<([0-9a-f\s]*)>/gi, (_item, hex: string) => `<${plainHex(hex)}>`)}]`
            const each = followingHex(to!, parseInt(high, 16) - parseInt(low, 16) + 1)
            if (each.every((hex) => plainHex(hex) === hex)) return range
            return `<${low}> <${high}> [${each.map((hex) => `<${plainHex(hex)}>`).join(' ')}]`
          },
        )
        return begin + plain + end
      },
    )
}

function followingHex(first: string, count: number): string[] {
  const hex = first.replace(/\s/g, '')
  const [head, last] = [hex.slice(0, -4), parseInt(hex.slice(-4), 16)]
  return Array.from({ length: Math.min(count, 256) }, (_, index) => head + hexOf(last + index))
}

function hexOf(unit: number): string {
  return (unit & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}

/** UTF-16 in hexadecimal digits. */
function plainHex(spaced: string): string {
  const hex = spaced.replace(/\s/g, '')
  const units = hex.match(/.{4}/g) ?? []
  const plain = units.map((unit) => {
    const value = parseInt(unit, 16)
    if (value === 0 || value === 0xfeff || value === 0xfffe) return UNKNOWN
    return value >= 0xe000 && value <= 0xf8ff ? (SIGNS[unit.toLowerCase()] ?? UNKNOWN) : unit
  })
  return plain.length > 0 ? plain.join('') : hex
}
