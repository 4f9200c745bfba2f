/**
 * Docket numbers and citations as people write them: "14-28", "GN Docket 14-28", "GN Docket No. 14-28",
 * "FCC 15-24", "30 FCC Rcd 5601". Two ways of writing one number give the same keys.
 */
export type DocketMention = {
  /** As compared, most telling first: "gn 14-28", then the bare number "14-28". */
  keys: string[]
  /** Where it stands in the text, in UTF-16 code units; `end` is exclusive. */
  start: number
  end: number
}

// Blanks are counted: without an end to each run, three of them side by side are tried in every division.
const NUMBER = String.raw`\d{1,2}-\d{1,5}`
const PATTERNS = [
  // A reporter: volume, name, first page. 47 CFR 0.445 cites the FCC Record so.
  /\b(?<volume>\d{1,4})\s+(?<reporter>FCC\s+Rcd\.?|Fed\.?\s*Reg\.?|F\.?\s?R\.?|F\.\s?Supp\.(?:\s?[23]d)?|F\.?\s?(?:2d|3d|4th)|U\.?\s?S\.?|S\.\s?Ct\.)\s+(?<page>\d{1,6})(?!\d)/giu,
  // Numbers of the FCC's own releases: FCC for the Commission, DA for delegated authority.
  new RegExp(String.raw`\b(?<series>FCC|DA)[\s-]{0,3}(?:No\.?\s{0,3})?(?<number>${NUMBER})(?![\d-])`, 'giu'),
  // A bureau's docket, with or without the words "Docket" and "No.".
  new RegExp(
    String.raw`\b(?<series>GN|WC|MB|WT|WTB|CG|CC|CS|CI|EB|ET|IB|PS|PSHSB|MM|PP|OI|EA|AU)[\s-]{0,3}(?:Docket)?s?\s{0,3}(?:Nos?\.?)?\s{0,3}(?<number>${NUMBER})(?![\d-])`,
    'giu',
  ),
  // File and case numbers that carry letters, slashes or several hyphens: EB-08-IH-1518, C-807/18, A-3930/2013.
  /(?:\b(?:File|Index|Case|Docket)\s+)?(?:\bNo\.?\s*)?(?<![\p{L}\p{N}/:]|[\p{L}\p{N}]-)(?<whole>(?=\S{0,40}\d)(?:\d:)?[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*[-/](?:[\p{L}\p{N}]*\d[\p{L}\p{N}]*)(?:[-/][\p{L}\p{N}]+)*)(?![\p{L}\p{N}])/giu,
]

/** Every docket number or citation in a text, in order; where two readings overlap the longer one stands. */
export function findDocketNumbers(text: string): DocketMention[] {
  const found: DocketMention[] = []
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const keys = keysOf(match.groups!)
      if (keys) found.push({ keys, start: match.index, end: match.index + match[0].length })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((mention, index) => !found.some((other, at) => at < index && other.end > mention.start))
}

/** The keys of a text that is a docket number and nothing else, or null. */
export function parseDocketNumber(text: string): string[] | null {
  const [mention] = findDocketNumbers(text.trim())
  return mention && mention.end - mention.start === text.trim().length ? mention.keys : null
}

/** A calendar date, or a span of years, is written with hyphens too: "2014-06-05", "2017-2018". */
const DATE = /^\d{4}-(?:\d{2}(?:-\d{2})?|(?:19|20)\d{2})$/

function keysOf(groups: Record<string, string | undefined>): string[] | null {
  const { volume, reporter, page, series, number, whole } = groups
  if (reporter) return [`${volume} ${foldReporter(reporter)} ${page}`]
  if (series) return [`${series.toLowerCase()} ${number}`, number!]
  if (!whole || DATE.test(whole) || whole.length > 40) return null
  return [whole.toLowerCase()]
}

function foldReporter(reporter: string): string {
  const plain = reporter.toLowerCase().replace(/[.\s]/g, '')
  return plain === 'fedreg' ? 'fr' : plain
}
