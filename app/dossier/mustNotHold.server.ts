import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '../catalog/catalog'
import { readPublicCatalog } from '../catalog/readCatalog.server'
import { stringsOf } from '../catalog/withhold.server'
import { redactedElsewhere } from '../catalog/sharedBytes.server'
import { versionsOf } from '../catalog/versions.server'
import { pagesOf } from '../catalog/originals.server'
import type { Edition } from '../domain/filing/edition'
import { exhibitName, labellingOf } from '../domain/filing/exhibitLabel'
import {
  COMMON,
  comparedWords,
  tellingWords,
  wordsNamed,
  type TellingWords,
} from '../domain/redaction/tellingWords'
import { READER } from '../domain/roles'
import type { PacketDraft } from '../domain/packet'
import { findVenue } from '../packets/readVenues.server'
import type { Portal } from '../portal.server'
import { documentOf } from './package/planItem'
import { shownCopies } from './redactedCopies.server'

/** What was taken out of one exhibit, or of a document that is none, which a public file may hold nowhere. */
export type MustNotHold = {
  /** As its packet calls it: "Ex. B"; "another document" where it is in none of its exhibits. */
  exhibit: string
  telling: TellingWords
}

/** A copy with as few runs of words taken out has none by chance in common with what people write of other things. */
const FEW_RUNS = 8

/**
 * What a public edition of a packet may hold nowhere: the telling words of each redacted exhibit, under whichever document
 * its bytes are redacted. A single word that the public record has of other things, or another exhibit in its visible text,
 * tells nothing; a run of words that was taken out always does, and so do words that somebody named to be taken out, unless
 * another exhibit shows them. Of documents that are no exhibits, words that the public record has nowhere, and runs with a
 * figure or with such a word in them, or of a few that were taken out in all: an argument, a table or a caption may have them.
 */
export async function mustNotHold(
  portal: Portal,
  packet: PacketDraft,
  edition: Edition,
): Promise<MustNotHold[]> {
  if (edition === 'confidential') return []
  const rows = await portal.db.redaction.findMany({ select: { documentId: true, kind: true, words: true } })
  if (rows.length === 0) return []
  const catalog = await readPublicCatalog(portal, READER)
  const documents = packet.exhibits.map(({ record }) => documentOf(catalog.get(record)) ?? record)
  const ids = [...new Set(documents)]
  const sharing = await redactedElsewhere(portal.db, ids)
  const bytesOf = (id: string) => [id, ...(sharing.get(id) ?? [])]
  const exhibited = new Set(ids.flatMap(bytesOf))
  const redacted = [...new Set([...exhibited, ...rows.map(({ documentId }) => documentId)])]
  const copies = await shownCopies(portal, redacted)
  const known = new Set([...vocabularyOf(catalog), ...(await ownWords(portal))])
  const named = wordsNamed(rows.filter(({ documentId }) => exhibited.has(documentId)))
  const venue = await findVenue(portal, packet.venue)
  const labelling = labellingOf(packet.labelScheme, venue?.exhibitWord?.value)
  const shown = copies.length > 0 ? await wordsShown(portal, catalog, ids) : new Map<string, Set<string>>()
  const found: MustNotHold[] = []
  for (const [index, documentId] of documents.entries()) {
    const own = copies.filter((copy) => bytesOf(documentId).includes(copy.documentId))
    if (own.length === 0) continue
    const isInOther = (word: string) => [...shown].some(([id, has]) => id !== documentId && has.has(word))
    for (const copy of own) {
      const { words, phrases } = await tellingOf(portal, copy)
      const left = words.filter((word) => !isInOther(word) && (named.has(word) || !known.has(word)))
      found.push({ exhibit: exhibitName(labelling, index + 1), telling: { words: left, phrases } })
    }
  }
  const outside = copies.filter(({ documentId }) => !exhibited.has(documentId))
  const isShown = (word: string) => [...shown.values()].some((has) => has.has(word))
  const isKnown = (word: string) => COMMON.has(word) || known.has(word) || isShown(word)
  for (const { of } of outside) {
    const { words, phrases } = of.telling
    const says = (phrase: string) => /\p{N}/u.test(phrase) || !phrase.split(' ').every(isKnown)
    const telling = {
      words: words.filter((word) => !isKnown(word)),
      phrases: phrases.length <= FEW_RUNS ? phrases : phrases.filter(says),
    }
    found.push({ exhibit: 'another document', telling })
  }
  return found
}

type ShownCopy = Awaited<ReturnType<typeof shownCopies>>[number]

/** What a copy is without, as the text that it was made of is read now. */
async function tellingOf(portal: Portal, { documentId, madeOfNumber, of }: ShownCopy): Promise<TellingWords> {
  const base = await portal.db.version.findUniqueOrThrow({
    where: { documentId_number: { documentId, number: madeOfNumber ?? 0 } },
    select: { sha256: true, extraction: true },
  })
  const pages = await portal.db.page.findMany({
    where: base,
    select: { number: true, text: true },
    orderBy: { number: 'asc' },
  })
  return tellingWords(pages, of.removed)
}

/** Words that dossiers and packages print of themselves: those of the handbook, which explains each. */
async function ownWords(portal: Portal): Promise<string[]> {
  const folder = join(portal.settings.root, 'content', 'handbook')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(comparedWords)
}

/** Every word that a public record says of anything. */
function vocabularyOf(catalog: Catalog): Set<string> {
  const words = new Set<string>()
  for (const record of catalog.all())
    for (const text of stringsOf(record)) for (const word of comparedWords(text)) words.add(word)
  return words
}

/** The words of what readers are shown of each of these documents. */
async function wordsShown(
  portal: Portal,
  catalog: Catalog,
  documentIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const shown = new Map<string, Set<string>>()
  for (const id of documentIds) {
    const current = (await versionsOf(portal, catalog, id)).find(({ isCurrent }) => isCurrent)
    const pages = current ? await pagesOf(portal, current) : []
    shown.set(id, new Set(pages.flatMap(({ text }) => comparedWords(text))))
  }
  return shown
}
