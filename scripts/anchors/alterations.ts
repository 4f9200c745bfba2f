import type { Chance } from './chance'
import { each } from './typographicEdits'
import type { Edit } from './revision'

/** Looks in `text` from `from` up to `until` for something that can be made to say something else; null where it cannot. */
type Alter = (text: string, from: number, until: number, chance: Chance) => Edit | null

const alter = (at: number, length: number, text: string): Edit => ({ at, length, text, nature: 'alteration' })

const SYNONYMS =
  'network,link,carrier,filing,order,letter,traffic,viewers,ports,agreement,notice,capacity,quarter,measured,refused'.split(
    ',',
  )
const NAMES = ['Northgate', 'Tidewater', 'Prairie Fiber', 'Harborline', 'Quillon', 'Meridian']

/** Each kind of alteration of a few letters or words, by the name under which its cases are counted. */
export const ALTERATIONS: Record<string, Alter> = {
  'word changed': (text, from, until, chance) =>
    within(text, from, until, /(?<![\p{L}\p{N}'’-])\p{Ll}{4,}(?![\p{L}\p{N}'’-])/gu, chance, (word) =>
      chance.of(SYNONYMS.filter((it) => it !== word)),
    ),
  'word put in': (text, from, until, chance) =>
    within(text, from, until, /(?<=\p{L}) (?=\p{L})/gu, chance, () => ` ${chance.of(SYNONYMS)} `),
  'word taken out': (text, from, until, chance) =>
    within(text, from, until, /(?<=\p{L} )\p{L}{2,} (?=\p{L})/gu, chance, () => ''),
  'words changed places': (text, from, until, chance) =>
    within(text, from, until, /(?<![\p{L}-])(\p{Ll}{2,}) (\p{Ll}{2,})(?![\p{L}-])/gu, chance, (pair) =>
      pair.split(' ').reverse().join(' '),
    ),
  'negation put in': (text, from, until, chance) =>
    within(
      text,
      from,
      until,
      /(?<= (?:is|was|are|were|will|may|could|would|has|had|does|did|that|certainly)) /gu,
      chance,
      () => chance.of([' not ', ' NOT ', ' never ']),
    ),
  'negation taken out': (text, from, until, chance) =>
    within(text, from, until, /\b(?:not|never|no) /gi, chance, () => ''),
  'negation contracted': (text, from, until, chance) =>
    within(
      text,
      from,
      until,
      /\b(?:is|was|were|does|did|could|would|has)(?= )/g,
      chance,
      (verb) => `${verb}n’t`,
    ),
  'number changed': (text, from, until, chance) =>
    within(text, from, until, /(?<![\d.,])\d(?=[\d.,]*)/g, chance, (digit) =>
      String((Number(digit) + 1 + chance.between(0, 7)) % 10),
    ),
  'digits regrouped': (text, from, until, chance) =>
    within(text, from, until, /(?<=\d),(?=\d{3})/g, chance, () => chance.of(['', '.', ' '])),
  'decimal point moved': (text, from, until, chance) =>
    within(text, from, until, /\d\.\d/g, chance, (it) =>
      chance.of([it.replace('.', ''), `${it[0]}${it[2]}.`.concat('0')]),
    ),
  'sign changed': (text, from, until, chance) =>
    within(text, from, until, /(?<=[ (])[-+−](?=\d)/g, chance, (sign) =>
      sign === '+' ? '−' : chance.of(['', '+']),
    ),
  'percent sign taken out': (text, from, until, chance) =>
    within(text, from, until, /(?<=\d)(?:%| percent\b)/g, chance, (it) => (it === '%' ? '' : ' points')),
  'currency changed': (text, from, until, chance) =>
    within(text, from, until, /[$€](?=\d)/g, chance, (it) => (it === '$' ? '€' : '£')),
  'name changed': (text, from, until, chance) =>
    within(
      text,
      from,
      until,
      /(?<=\p{Ll},? )(?!January|March|April|June|August|May)[A-Z]\p{Ll}{3,}(?![\p{L}-])/gu,
      chance,
      (name) => chance.of(NAMES.filter((it) => it !== name)),
    ),
  'letter case changed': (text, from, until, chance) =>
    within(text, from, until, /(?<![\p{L}\p{N}])\p{Ll}(?=\p{L}{3})/gu, chance, (letter) =>
      letter.toUpperCase(),
    ),
  'letter misread': (text, from, until, chance) => misread(text, from, until, chance),
  'letters transposed': (text, from, until, chance) =>
    within(
      text,
      from,
      until,
      /(?<=\p{Ll})(?!(.)\1)\p{Ll}{2}(?=\p{Ll})/gu,
      chance,
      (two) => two[1]! + two[0]!,
    ),
  'blank lost': (text, from, until, chance) =>
    within(text, from, until, /(?<=\p{Ll}) (?=\p{Ll})/gu, chance, () => ''),
  'comma put in or taken out': (text, from, until, chance) =>
    within(text, from, until, /(?<=\p{Ll}),? (?=\p{Ll})/gu, chance, (it) => (it === ' ' ? ', ' : ' ')),
  'lookalike letter': (text, from, until, chance) =>
    within(text, from, until, /[aeopc](?=[a-z])/g, chance, (letter) => LOOKALIKES[letter]!),
  'words put in at length': (text, from, until, chance) =>
    within(text, from, until, /(?<=\p{L}) (?=\p{L})/gu, chance, () =>
      chance.of([
        ' (as the engineers of both companies had told each other in March) ',
        ', on each of the four routes that were measured at the time, ',
        ' [language to come from the working group] ',
      ]),
    ),
  'redline left in': (text, from, until, chance) =>
    within(
      text,
      from,
      until,
      /(?<![\p{L}-])\p{Ll}{4,}(?![\p{L}-])/gu,
      chance,
      (word) => `[${word}] ${chance.of(SYNONYMS)}`,
    ),
}

const LOOKALIKES: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с' }
const MISREADINGS: [RegExp, string][] = [
  [/rn/g, 'm'],
  [/m/g, 'rn'],
  [/l(?=[a-z])/g, '1'],
  [/o(?=[a-z])/g, '0'],
  [/cl/g, 'd'],
  [/h(?=[a-z])/g, 'b'],
  [/e(?=[a-z])/g, 'c'],
  [/vv/g, 'w'],
  [/5/g, 'S'],
  [/1/g, 'l'],
]

function misread(text: string, from: number, until: number, chance: Chance): Edit | null {
  const [pattern, now] = chance.of(MISREADINGS)
  return within(text, from, until, pattern, chance, () => now)
}

/** Misreadings all over a text, one in so many letters. */
export function misreadings(text: string, chance: Chance, oneIn: number): Edit[] {
  return MISREADINGS.flatMap(([pattern, now]) =>
    each(text, pattern, (it) => (chance.isOneIn(oneIn / 6) ? now : it), 'alteration'),
  )
}

/** One of the matches that lie within a stretch, made to say something else. */
function within(
  text: string,
  from: number,
  until: number,
  pattern: RegExp,
  chance: Chance,
  say: (match: string) => string,
): Edit | null {
  const found = [...text.matchAll(pattern)].filter(
    ({ 0: match, index }) =>
      index >= from && index + match.length <= until && (match.length > 0 || (index > from && index < until)),
  )
  if (found.length === 0) return null
  const { 0: match, index } = chance.of(found)
  const now = say(match)
  return now === match ? null : alter(index, match.length, now)
}
