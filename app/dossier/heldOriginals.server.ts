import { isTextAlone } from '../domain/extraction'
import type { StandardFault } from '../domain/standardFault'
import type { Edition } from '../domain/filing/edition'
import { lastJobs } from '../jobs/readJobs.server'
import type { Portal } from '../portal.server'
import { findBates } from './batesRanges.server'
import type { HeldOriginal } from './planExhibit'
import { HELD_BESIDE } from './rendering/textRenderer'
import { redactedCopies, type RedactedCopy } from './redactedCopies.server'

/**
 * What is known of the originals held for records, oldest first, by record id. Those without any are left out. In a public
 * edition the redacted copy stands for an original of a redacted document, with its numbers; one without a copy is not there.
 * Of a redacted text both editions have a rendering or none, so that both have the same pages. None has one of a
 * transcription, which is what the team typed from an original.
 */
export async function heldOriginals(
  portal: Portal,
  recordIds: readonly string[],
  prefix?: string,
  edition: Edition = 'public',
): Promise<Map<string, HeldOriginal[]>> {
  const rows = await portal.db.provenance.findMany({
    where: { documentId: { in: [...recordIds] } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    include: {
      receivedBy: { select: { name: true } },
      original: {
        include: {
          extractions: {
            select: { pageCount: true, number: true },
            orderBy: { number: 'desc' },
            take: 1,
          },
        },
      },
    },
  })
  if (rows.length === 0) return new Map()
  const sha256s = [...new Set(rows.map(({ sha256 }) => sha256))]
  const [bates, unread, bindable, redacted] = await Promise.all([
    findBates(portal.db, sha256s, prefix),
    pagesWithoutText(portal, sha256s),
    bindableCopies(portal, sha256s),
    redactedCopies(portal, recordIds),
  ])
  const held = new Map<string, HeldOriginal[]>()
  const met = new Set<string>()
  const leftOut = new Map<string, number>()
  const amiss: Amiss[] = []
  for (const row of rows) {
    const { documentId, fileName, sourceUrl } = row
    const { sha256, mediaType, sizeBytes, extractions } = row.original
    // The same bytes may have been received more than once; the first receipt stands for them.
    if (documentId === null || met.has(`${documentId} ${sha256}`)) continue
    met.add(`${documentId} ${sha256}`)
    const own = redacted.get(documentId)
    const standing = bindable.get(sha256)
    const rendering = standing && sameRendering(own?.get(sha256), standing)
    const isBeside = isTextAlone(mediaType) && ((own && !rendering) || row.method === 'transcription')
    const { pages: copiedPages, ...copied } = (!isBeside && standing) || { pages: null }
    const pages = (mediaType === 'application/pdf' ? extractions[0]?.pageCount : copiedPages) || null
    const original = {
      sha256,
      fileName,
      mediaType,
      sizeBytes,
      pages,
      receivedAt: row.receivedAt.toISOString(),
      receivedBy: row.receivedBy?.name ?? null,
      sourceUrl,
      bates: bates.get(sha256) ?? null,
      copy: 'maker' in copied ? copied : null,
      pagesWithoutText: unread.get(`${sha256} ${extractions[0]?.number}`) ?? 0,
    }
    const shown = edition === 'public' && own ? own.get(sha256) : null
    const pagesLeftOut = leftOut.get(documentId) ?? 0
    if (shown === undefined) {
      leftOut.set(documentId, pagesLeftOut + (pages ?? 0))
      continue
    }
    const asRedacted = { pagesWithoutText: 0, sourceUrl: null, isRedacted: true, pagesLeftOut }
    const bound = !isBeside && rendering ? { copy: rendering, pages: rendering.pages } : { copy: null }
    const { renderings: _, ...inPlace } = shown ?? { renderings: [] }
    const stands = shown ? { ...original, ...inPlace, ...asRedacted, ...bound } : original
    const isAmiss = stands.mediaType !== 'application/pdf' && !stands.copy && row.method !== 'transcription'
    if (isAmiss) amiss.push({ stands, sha256, isOfRedacted: own !== undefined && isTextAlone(mediaType) })
    held.set(documentId, [...(held.get(documentId) ?? []), stands])
  }
  await sayWhyNotBound(portal, amiss)
  return held
}

/** What should have pages to bind and has none: as it is held, of which original, and whether words of that are redacted. */
type Amiss = { stands: HeldOriginal; sha256: string; isOfRedacted: boolean }

/** Why a text or a picture is held beside the file, in words that a reader of the file may have: none of what was redacted. */
async function sayWhyNotBound(portal: Portal, amiss: readonly Amiss[]): Promise<void> {
  if (amiss.length === 0) return
  const jobs = await lastJobs(
    portal,
    'copy',
    amiss.map(({ sha256 }) => sha256),
  )
  for (const { stands, sha256, isOfRedacted } of amiss) {
    const job = jobs.get(sha256)
    if (isOfRedacted)
      stands.notBound = 'There is no rendering of the redacted text on the pages that the whole text has.'
    else if (job?.state === 'queued' || job?.state === 'running')
      stands.notBound = 'The pages on which it is to be bound are still being made.'
    else stands.notBound = job?.problem ? printable(job.problem) : 'No pages could be made of it.'
  }
}

/** A character that no typeface has, by its number alone: a dossier could not print it either. */
function printable(problem: string): string {
  return problem.replace(` ${HELD_BESIDE}`, '').replace(/“.” \((U\+[\dA-F]+)\)/u, '$1')
}

type Standing = NonNullable<HeldOriginal['copy']> & { pages: number }

/** The rendering of a redacted text that has the pages of the one that is bound whole; null where there is none. */
function sameRendering(copy: RedactedCopy | undefined, { maker, pages, faults }: Standing): Standing | null {
  const rendering = copy?.renderings.findLast((it) => it.maker === maker && it.pages === pages)
  return rendering ? { ...rendering, faults } : null
}

/** How many pages of each reading wait for OCR, by the original's hash and the reading's number. */
async function pagesWithoutText(portal: Portal, sha256s: readonly string[]): Promise<Map<string, number>> {
  const counted = await portal.db.page.groupBy({
    by: ['sha256', 'extraction'],
    where: { sha256: { in: [...sha256s] }, isOcrCandidate: true, method: 'none' },
    _count: { number: true },
  })
  return new Map(counted.map(({ sha256, extraction, _count }) => [`${sha256} ${extraction}`, _count.number]))
}

/** The copies that are bound in place of originals which would break the standard, by the originals' hash. */
async function bindableCopies(portal: Portal, sha256s: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await portal.db.copy.findMany({
    where: { madeOf: { in: [...sha256s] }, purpose: 'standard' },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  })
  return new Map(
    rows.map(({ madeOf, sha256, sizeBytes, pages, reasons, maker, ...copied }) => {
      const [faults, madeAt] = [JSON.parse(reasons) as StandardFault[], copied.madeAt.toISOString()]
      return [madeOf, { sha256, sizeBytes, pages, maker, faults, madeAt }]
    }),
  )
}
