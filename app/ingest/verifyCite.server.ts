import { createHash } from 'node:crypto'
import { findCited, type Cited } from '../annotations/findCited.server'
import type { WordChange } from '../domain/anchoring/anchor'
import { openText } from '../domain/anchoring/openText'
import { placePassage } from '../domain/anchoring/placePassage'
import type { CitedPassage } from '../domain/citedPassage'
import { explainMediaType } from '../domain/mediaType'
import { wordsAt, type PageText } from '../domain/passage'
import type { ExtractedPage, OriginalType } from '../domain/extraction'
import { PortalError } from '../domain/portalError'
import { extractOriginal } from '../extract/extractOriginal.server'
import { OCR_ENGINE, recognisePages } from '../extract/recognisePages.server'
import type { OriginalFile } from '../extract/reader'
import type { Portal } from '../portal.server'
import { declaredCharset } from './declaredCharset.server'

/** One thing that was looked at, and how it came out. */
export type CiteCheck = {
  check: 'held' | 'bytes' | 'words' | 'place'
  is: 'true' | 'false' | 'unknown'
  says: string
}

/** What a permalink is worth: true, false, or not to be told, with each thing that was looked at. */
export type CiteReport = {
  is: 'true' | 'false' | 'unknown'
  /** The words cited; null where the permalink names none that are known here. */
  words: string | null
  page: number | null
  start: number | null
  end: number | null
  sha256: string | null
  /** What read the original when the words were taken, and what read it now. */
  extractor: { then: string | null; now: string | null }
  checks: CiteCheck[]
  /** From the words cited to those found; null unless they differ. */
  difference: WordChange[] | null
}

/**
 * Takes the stored original of what a permalink cites, hashes it again, reads it afresh, and says whether the words are
 * in it, at that place, letter by letter. Words that OCR read are recognised anew from the page's picture. Nothing that
 * was derived before is trusted. Notes that are their author's alone are looked at where `hasPrivate` says so.
 */
export async function verifyCite(
  portal: Portal,
  passage: CitedPassage,
  { hasPrivate = false } = {},
): Promise<CiteReport> {
  const cited = await findCited(portal, passage, { hasPrivate })
  if (!cited) return report(null, [unknown('held', hasPrivate ? NOT_KNOWN : `${NOT_KNOWN} ${OTHERS}`)])
  const { sha256 } = cited
  if (sha256 === null)
    return report(cited, [
      unknown('held', 'The words are of the record’s own text: there is no original to hold them against.'),
    ])
  const sizeBytes = await portal.evidence.sizeOf(sha256)
  const charset = await declaredCharset(portal, sha256)
  const answer =
    sizeBytes === null
      ? null
      : await portal.evidence.withFile(sha256, async (path) => ({
          found: await hashOf(portal, sha256),
          read: await readAfresh({ path, sizeBytes, charset }, cited.ocrPages),
        }))
  if (!answer) return report(cited, [unknown('held', `The original ${sha256} is not in the store.`)])
  const held: CiteCheck = { check: 'held', is: 'true', says: 'The original is in the store.' }
  if (answer.found !== sha256) {
    const says = `The bytes in the store are not those that were kept: their SHA-256 is ${answer.found}, not ${sha256}.`
    return report(cited, [held, { check: 'bytes', is: 'false', says }])
  }
  const bytes: CiteCheck = { check: 'bytes', is: 'true', says: `The bytes have the SHA-256 ${sha256}.` }
  const { pages, problem, extractor } = answer.read
  if (problem !== null) return report(cited, [held, bytes, unknown('words', problem)], extractor)
  return compare(cited, pages, extractor, [held, bytes])
}

const NOT_KNOWN = 'This portal knows no such note or passage.'
const OTHERS = 'Notes that are their author’s alone are looked at with --include-private.'

/** What an original says now; `problem` tells why it could not be read as it has to be. */
type FreshReading = { pages: PageText[]; extractor: string | null; problem: string | null }

async function readAfresh(file: OriginalFile, ocrPages: readonly number[]): Promise<FreshReading> {
  const read = await extractOriginal(file)
  if (!read.ok) return { pages: [], extractor: null, problem: explainMediaType(read.refusal) }
  const { pages, problem, extractor, mediaType } = read.value
  if (ocrPages.length === 0) {
    const isUnread = problem !== null && pages.length === 0
    return { pages, extractor, problem: isUnread ? problem.message : null }
  }
  const recognised = await recogniseAnew(file, mediaType, ocrPages)
  if (typeof recognised === 'string') return { pages, extractor, problem: recognised }
  const whole = pages.map((page) => recognised.get(page.number) ?? page)
  return { pages: whole, extractor: `${extractor}; ${OCR_ENGINE}`, problem: null }
}

/** Pages as OCR reads their pictures now, or why it does not. */
async function recogniseAnew(file: OriginalFile, mediaType: OriginalType, numbers: readonly number[]) {
  const pages = new Map<number, ExtractedPage>()
  try {
    const onPage = (page: ExtractedPage) => void pages.set(page.number, page)
    const { flags } = await recognisePages(file, mediaType, numbers, { onPage })
    return flags[0]?.detail ?? pages
  } catch (problem) {
    if (problem instanceof PortalError) return problem.message
    throw problem
  }
}

function compare(
  cited: Cited,
  pages: readonly PageText[],
  extractor: string | null,
  before: CiteCheck[],
): CiteReport {
  const { passage } = cited
  const there = wordsAt(pages, passage)
  const isOcr = cited.ocrPages.length > 0
  const isOtherReader = cited.extractor !== null && cited.extractor !== extractor
  if (there === passage.exact) {
    const place = `They stand on page ${passage.page}, from character ${passage.start} to ${passage.end}.`
    return report(
      cited,
      [
        ...before,
        { check: 'words', is: 'true', says: isOcr ? RECOGNISED : 'The words are in it, letter by letter.' },
        { check: 'place', is: 'true', says: place },
      ],
      extractor,
    )
  }
  if (isOcr && isOtherReader)
    return report(
      cited,
      [
        ...before,
        unknown(
          'words',
          `The words were recognised from the page’s picture by ${cited.extractor}; ${extractor} reads it otherwise. Compare them with the picture.`,
        ),
      ],
      extractor,
    )
  const anchor = placePassage(passage, openText(pages))
  if (anchor.state === 'exact' || anchor.state === 'moved') {
    const says = `They stand on page ${anchor.page}, from character ${anchor.start} to ${anchor.end}, not where they were taken${isOtherReader ? `; ${cited.extractor} read them then, ${extractor} now` : ''}.`
    const isSame = wordsAt(pages, anchor) === passage.exact
    const words: CiteCheck = {
      check: 'words',
      is: 'true',
      says: isSame ? 'The words are in it, letter by letter.' : 'The words are in it, in other typography.',
    }
    return report(
      cited,
      [...before, words, { check: 'place', is: isOtherReader ? 'unknown' : 'false', says }],
      extractor,
    )
  }
  const says =
    anchor.state === 'altered'
      ? 'The original has other words there.'
      : anchor.state === 'ambiguous'
        ? 'The words stand in several places of it, and not where they were taken.'
        : 'The words are not in it.'
  const difference = anchor.state === 'altered' ? anchor.difference : null
  return report(cited, [...before, { check: 'words', is: 'false', says }], extractor, difference)
}

const RECOGNISED = 'OCR, asked anew, reads these words from the page’s picture, letter by letter.'

function report(
  cited: Cited | null,
  checks: CiteCheck[],
  now: string | null = null,
  difference: WordChange[] | null = null,
): CiteReport {
  const has = (is: CiteCheck['is']) => checks.some((check) => check.is === is)
  return {
    is: has('false') ? 'false' : has('unknown') ? 'unknown' : 'true',
    words: cited?.passage.exact ?? null,
    page: cited?.passage.page ?? null,
    start: cited?.passage.start ?? null,
    end: cited?.passage.end ?? null,
    sha256: cited?.sha256 ?? null,
    extractor: { then: cited?.extractor ?? null, now },
    checks,
    difference,
  }
}

const unknown = (check: CiteCheck['check'], says: string): CiteCheck => ({ check, is: 'unknown', says })

async function hashOf(portal: Portal, sha256: string): Promise<string | null> {
  const bytes = await portal.evidence.open(sha256)
  if (!bytes) return null
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
