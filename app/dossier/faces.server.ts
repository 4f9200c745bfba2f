import { createRequire } from 'node:module'
import { PortalError } from '../domain/portalError'

/** The voices of print: serif for the record and our argument, sans for chart labels, mono for hashes. */
export const FACES = {
  serif: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'serif-italic': 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  'serif-bold': 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  sans: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'sans-bold': 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  mono: 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
  korean: 'nanum-myeongjo/400Regular/NanumMyeongjo_400Regular.ttf',
  japanese: 'biz-udpmincho/400Regular/BIZUDPMincho_400Regular.ttf',
  chinese: 'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
  emoji: 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const
export type Face = keyof typeof FACES

/** Tried in this order for a character that the face asked for lacks. */
const FALLBACKS: Face[] = ['serif', 'sans', 'mono', 'korean', 'japanese', 'chinese', 'emoji']

/** Characters that print nothing and only steer: left out of print, where there is nothing to steer. */
const INVISIBLE = /[\u00ad\u200b\u200c\u200d\u2060\ufe00-\ufe0f\ufeff]/g

const require = createRequire(import.meta.url)

/** Where a face's whole file lies: subsets and .woff2 of the same fonts fail on accented letters when set in PDF. */
export function facePath(face: Face): string {
  return require.resolve(`@expo-google-fonts/${FACES[face]}`)
}

/** Which characters a face can print. */
export type Coverage = (face: Face, codePoint: number) => boolean

/**
 * Parts a text into stretches, each with a face that has all its characters. Throws a PortalError that names the first
 * character that no face has: a file with an empty box in a quotation would misquote.
 */
export function splitByFace(
  text: string,
  face: Face,
  covers: Coverage,
  where: string,
): { text: string; face: Face }[] {
  const parts: { text: string; face: Face }[] = []
  for (const character of text.replace(INVISIBLE, '').replace(/[\t\n\r]/g, ' ')) {
    const codePoint = character.codePointAt(0)!
    const found = covers(face, codePoint) ? face : FALLBACKS.find((fallback) => covers(fallback, codePoint))
    if (!found) throw unprintable(character, codePoint, where)
    const last = parts.at(-1)
    if (last?.face === found) last.text += character
    else parts.push({ text: character, face: found })
  }
  return parts
}

/** The first character that no face has, as a reader is told of it; null where all can be printed. */
export function findUnprintable(text: string, covers: Coverage): string | null {
  for (const character of new Set(text.replace(INVISIBLE, '').replace(/[\t\n\r]/g, ' '))) {
    const codePoint = character.codePointAt(0)!
    if (!FALLBACKS.some((face) => covers(face, codePoint))) return shownName(character, codePoint)
  }
  return null
}

function shownName(character: string, codePoint: number): string {
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  return codePoint < 32 || (codePoint >= 127 && codePoint < 160) ? name : `“${character}” (${name})`
}

function unprintable(character: string, codePoint: number, where: string): PortalError {
  const shown = shownName(character, codePoint)
  return new PortalError(
    'unprintable-character',
    `${where}: the character ${shown} is in none of the dossier’s typefaces, so it cannot be printed. Write it in letters that they have (Latin, Greek, Cyrillic, Korean, Chinese, Japanese), or leave it out.`,
  )
}
