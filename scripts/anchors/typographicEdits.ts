import type { Chance } from './chance'
import type { Edit } from './revision'

/** Ways of printing the same words in another way, each as the edits that it makes in a whole text. */
export const TYPOGRAPHY = {
  'white space': (text: string, chance: Chance) =>
    each(text, / /g, () => chance.of(['  ', '\u00a0', ' \t', ' ', ' ', ' \u200b'])),
  'line breaks': (text: string, chance: Chance) =>
    each(text, /(?<!\n)[ \n](?!\n)/g, (it) => (it === '\n' ? ' ' : chance.isOneIn(9) ? '\n' : it)),
  'hyphens at line ends': (text: string, chance: Chance) =>
    each(text, /(?<=[a-z]{3})(?=[a-z]{3})/g, () =>
      chance.isOneIn(12) ? chance.of(['-\n', '-\n', '\u00ad\n', '- ']) : '',
    ),
  'soft hyphens': (text: string, chance: Chance) =>
    each(text, /(?<=[a-z]{3})(?=[a-z]{3})/g, () => (chance.isOneIn(5) ? '\u00ad' : '')),
  ligatures: (text: string) => each(text, /ffi|ffl|ff|fi|fl/g, (it) => LIGATURES[it]!),
  'quotation marks': (text: string) =>
    each(text, /[“”„«»"]|(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])|’/gu, (it) =>
      it === '’' ? "'" : it === '"' ? '”' : it === "'" ? '’' : '"',
    ),
  dashes: (text: string, chance: Chance) =>
    each(text, / – | — | - |(?<=\p{L})[–—](?=\p{L})|(?<=\d)-(?=\d)/gu, (it) =>
      it.startsWith(' ') ? chance.of([' – ', '—', ' -- ', ' - ']) : chance.of(['–', '‑', '-']),
    ),
  composition: (text: string) => each(text, /[À-ÿ\uac00-\ud7af]/g, (it) => it.normalize('NFD')),
  'full-width forms': (text: string, chance: Chance) =>
    each(text, /\b\d+\b/g, (it) =>
      chance.isOneIn(3) ? it.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) : it,
    ),
  'full stops between sentences': (text: string, chance: Chance) =>
    each(text, /(?<=\p{Ll}{2})\.(?= [A-Z][a-z]| *\n\n)/gu, () => chance.of(['..', '', '.'])),
  'zero-width characters': (text: string, chance: Chance) =>
    each(text, /(?<=\p{L})(?=\p{L})/gu, () =>
      chance.isOneIn(9) ? chance.of(['\u200b', '\u2060', '\ufeff']) : '',
    ),
} satisfies Record<string, (text: string, chance: Chance) => Edit[]>

const LIGATURES: Record<string, string> = { ffi: 'ﬃ', ffl: 'ﬄ', ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' }

/** Everything at once, as a text typed again by someone careful: two blanks, straight marks, lines of another width. */
export function retyped(text: string, chance: Chance): Edit[] {
  return [
    ...TYPOGRAPHY['quotation marks'](text),
    ...TYPOGRAPHY.dashes(text, chance),
    ...TYPOGRAPHY['line breaks'](text, chance),
    ...each(text, /(?<=[.?!]) (?=[A-Z])/g, () => '  '),
  ]
}

/** How a recogniser prints what it reads rightly: ligatures, hyphens at line ends, lines as they lie on the sheet. */
export function recognised(text: string, chance: Chance): Edit[] {
  return [
    ...TYPOGRAPHY['line breaks'](text, chance),
    ...TYPOGRAPHY['hyphens at line ends'](text, chance),
    ...TYPOGRAPHY.ligatures(text),
    ...TYPOGRAPHY['quotation marks'](text),
  ]
}

/** An edit for each match that `print` prints otherwise. */
export function each(
  text: string,
  pattern: RegExp,
  print: (match: string) => string,
  nature: Edit['nature'] = 'typography',
): Edit[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
    const now = print(match)
    return now === match ? [] : [{ at: index, length: match.length, text: now, nature }]
  })
}
