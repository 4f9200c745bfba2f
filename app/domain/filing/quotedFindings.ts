import type { QuotedOutcome } from '../quoting/judgeQuoted'
import { shortenWords } from '../shortenWords'
import { EXACT_WORDS, type Finding } from './finding'

/** Words that an argument quotes, with what became of them in the exhibit that it cites for them. */
export type CheckedQuotation = {
  /** "¶ 3", "The summary". */
  where: string
  words: string
  outcome: QuotedOutcome
  /** Where it is written. */
  href: string
  /** Whether what it is held against is not for every reader. */
  isForTeam: boolean
  /** "Ex. 3": the exhibits that it is held against as they are redacted. */
  redacted: readonly string[]
}

/** Characters of a quotation that are enough to know it by. */
const SHOWN = 90

/**
 * What is to be said of the quotations of an argument, in its order; nothing of those that are found. That words may be
 * missing because they were redacted is for the team alone: it would tell readers which they are.
 */
export function quotedFindings(quotations: readonly CheckedQuotation[]): Finding[] {
  return quotations.flatMap((quotation) => {
    const { where, words, outcome, href } = quotation
    const told = tell(outcome)
    if (told === null) return []
    const { blocks } = told
    const redacted = MAY_BE_REDACTED.has(outcome.is) ? quotation.redacted : []
    const says = [told.says, ...(redacted.length > 0 ? [tellRedacted(redacted)] : [])].join(' ')
    const isForTeam = quotation.isForTeam || redacted.length > 0
    const about = `“${shortenWords(words, SHOWN)}” in ${where.replace(/^The /, 'the ')}`
    return {
      rule: `quoted.${outcome.is}`,
      ...{ says: `${about}: ${says}`, about },
      cite: EXACT_WORDS,
      blocks,
      href,
      ...(outcome.is === 'altered' && { difference: outcome.difference }),
      ...(isForTeam && { isForTeam }),
    }
  })
}

/** What becomes of words that were taken out of what they are held against. */
const MAY_BE_REDACTED: ReadonlySet<QuotedOutcome['is']> = new Set(['altered', 'apart', 'lost', 'uncited'])

function tellRedacted(names: readonly string[]): string {
  return `Words of ${names.join(' and ')} are redacted: if these are among them, take them out here too, for the public version has this text.`
}

/** What is said behind the words; null for nothing. */
function tell(outcome: QuotedOutcome): { says: string; blocks: boolean } | null {
  switch (outcome.is) {
    case 'found':
      return null
    case 'elsewhere':
      return { says: tellPage(outcome), blocks: false }
    case 'uncited':
      return {
        says: 'no cite follows in its sentence, and what else the paragraph cites does not have it. Cite where it stands.',
        blocks: false,
      }
    case 'untold':
      return {
        says: outcome.hasText
          ? `it is not in the text of ${outcome.name}, of which pages are pictures without text. Have them recognised.`
          : `no text of ${outcome.name} is held, and the record does not quote these words.`,
        blocks: false,
      }
    default:
      return outcome.isOcr
        ? {
            says: `it reads otherwise in ${outcome.name}, whose words were recognised from a picture. Compare it with the page.`,
            blocks: false,
          }
        : { says: tellFault(outcome), blocks: true }
  }
}

function tellPage({ name, page, pages }: Extract<QuotedOutcome, { is: 'elsewhere' }>): string {
  if (page === null)
    return `it stands in ${name} on a page that is not put forward. Put that page forward, or quote what is.`
  const cited = pages.first === pages.last ? `page ${pages.first}` : `pages ${pages.first} to ${pages.last}`
  return `it stands in ${name} on page ${page}, not on ${cited} as cited. Correct the page.`
}

function tellFault({ is, name }: Extract<QuotedOutcome, { is: 'altered' | 'apart' | 'lost' }>): string {
  if (is === 'apart') return `its parts do not follow each other in ${name}. Quote them apart.`
  return is === 'lost'
    ? `it is not in ${name}. Correct the words, or the cite.`
    : `it is altered: ${name} has other words. Quote those, or mark what you change, as in “[T]he” and “…”.`
}
