import type { BrokenCite, TypedCite } from '../argument/typedCites'
import { PRIVACY, SECTION_2, type Finding } from './finding'
import { personalIdentifiers } from './personalIdentifiers'
import type { VenueProfile } from './venue'

/** An argument as its checks see it. */
export type CheckedArgument = {
  /** What a person wrote: the introduction, the summary, each paragraph. */
  texts: {
    name: string
    words: string
    href: string
    /** Cites in it that are not live, where nothing else says so. */
    typed: readonly TypedCite[]
    broken: readonly BrokenCite[]
  }[]
  /** What has to cite: the numbered paragraphs. `typed` are cites in it that are not live. */
  paragraphs: { number: number; hasCite: boolean; typed: string[]; href: string }[]
  /** Headings under which nothing was written yet that belongs there. */
  unwritten: { heading: string; href: string }[]
  /** Cites that lead nowhere, each in a sentence that says what to do. */
  lostCites: { says: string; href: string }[]
  /** Records that its chronologies, tables and charts show. */
  shown: {
    name: string
    title: string
    hasSource: boolean
    unverified: string
    isNonCommercial: boolean
    href: string
    /** Where a source of it is added. */
    edit: string
  }[]
  /** Where it is written. */
  href: string
}

/** Said of a series or a chart behind its name. */
export const NON_COMMERCIAL =
  'its terms allow non-commercial use. Ask its publisher before it is filed, or leave it out.'

/** What should be settled in an argument, in its order. */
export function argumentFindings(argument: CheckedArgument, venue: VenueProfile | null): Finding[] {
  const findings: Finding[] = argument.lostCites.map(({ says, href }) => ({
    rule: 'cite',
    says,
    cite: SECTION_2,
    blocks: true,
    href,
  }))
  for (const { name, typed, broken, href } of argument.texts) {
    for (const cite of broken) {
      const says = `${name}: “${cite.typed}” was begun as a cite and is none. ${remedyOf(cite)}`
      findings.push({ rule: 'cite', says, cite: SECTION_2, blocks: true, href })
    }
    for (const cite of typed) {
      const says = `${name}: “${cite.typed}” leads nowhere yet. Write ${cite.written}.`
      findings.push({ rule: 'typed-cite', says, cite: SECTION_2, blocks: false, href })
    }
  }
  for (const { heading, href } of argument.unwritten) {
    const says = `Nothing stands under the heading “${heading}” yet. Write it, or take the heading out.`
    findings.push({ rule: 'heading', says, cite: SECTION_2, blocks: true, href })
  }
  for (const { number, hasCite, typed, href } of argument.paragraphs) {
    if (hasCite && typed.length === 0) continue
    const words = typed.map((cite) => `“${cite}”`).join(', ')
    const about = `¶ ${number}`
    const says =
      typed.length > 0
        ? `${about}: ${words} ${typed.length === 1 ? 'leads nowhere yet. Make it live.' : 'lead nowhere yet. Make them live.'}`
        : `${about}: no exhibit is cited.`
    findings.push({ rule: 'paragraph-cites', says, about, cite: SECTION_2, blocks: false, href })
  }
  for (const { name, words, href } of argument.texts)
    for (const found of personalIdentifiers(words)) {
      const says = `${name} holds ${found}. Take it out.`
      findings.push({ rule: 'personal', says, cite: PRIVACY, blocks: true, href })
    }
  findings.push(...argument.shown.flatMap(shownFindings))
  if (venue && argument.paragraphs.length === 0) {
    const says = 'There is no statement of record: no numbered paragraph is written yet.'
    findings.push({ rule: 'argument', says, cite: SECTION_2, blocks: false, href: argument.href })
  }
  return findings
}

function remedyOf({ written }: BrokenCite): string {
  return written === null ? 'End it, as {Ex. 2} or {Ex. 2 at 1} ends.' : `Write ${written}.`
}

function shownFindings(shown: CheckedArgument['shown'][number]): Finding[] {
  const { name, title, href } = shown
  const called = title.length > 80 ? `${title.slice(0, 80)} …` : title
  const find = (rule: string, says: string, cite: string, blocks: boolean): Finding => ({
    rule,
    says: `${name}, “${called}”: ${says}`,
    cite,
    blocks,
    href,
  })
  return [
    ...(shown.hasSource
      ? []
      : [
          {
            ...find('source', 'no source is named. Say where it was read.', SECTION_2, true),
            edit: shown.edit,
          },
        ]),
    ...(shown.unverified ? [find('unverified', shown.unverified, SECTION_2, false)] : []),
    ...(shown.isNonCommercial ? [find('terms', NON_COMMERCIAL, 'the publisher’s terms', false)] : []),
  ]
}
