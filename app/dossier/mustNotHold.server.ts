import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalog } from '../catalog/catalog'
import { readPublicCatalog } from '../catalog/readCatalog.server'
import { stringsOf } from '../catalog/withhold.server'
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

/** What was taken out of one exhibit, which a public file may hold nowhere. */
export type MustNotHold = {
  /** As its packet calls it: "Ex. B". */
  exhibit: string
  telling: TellingWords
}

/**
 * What a public edition of a packet may hold nowhere: the telling words of each redacted exhibit. A single word that the
 * public record has of other things, or another exhibit in its visible text, tells nothing; a run of words that was taken
 * out always does, and so do words that somebody named to be taken out, unless another exhibit shows them.
 */
export async function mustNotHold(
  portal: Portal,
  packet: PacketDraft,
  edition: Edition,
): Promise<MustNotHold[]> {
  if (edition === 'confidential') return []
  const catalog = await readPublicCatalog(portal, READER)
  const documents = packet.exhibits.map(({ record }) => documentOf(catalog.get(record)))
  const ids = [...new Set(documents.filter((id) => id !== null))]
  const copies = await shownCopies(portal, ids)
  if (copies.length === 0) return []
  const known = new Set([...vocabularyOf(catalog), ...(await ownWords(portal))])
  const named = wordsNamed(
    await portal.db.redaction.findMany({
      where: { documentId: { in: ids } },
      select: { kind: true, words: true },
    }),
  )
  const venue = await findVenue(portal, packet.venue)
  const labelling = labellingOf(packet.labelScheme, venue?.exhibitWord?.value)
  const found: MustNotHold[] = []
  for (const [index, documentId] of documents.entries()) {
    const own = copies.filter((copy) => copy.documentId === documentId)
    if (own.length === 0) continue
    const others = await wordsShown(
      portal,
      catalog,
      ids.filter((id) => id !== documentId),
    )
    for (const copy of own) {
      const base = await portal.db.version.findUniqueOrThrow({
        where: { documentId_number: { documentId: documentId!, number: copy.madeOfNumber ?? 0 } },
        select: { sha256: true, extraction: true },
      })
      const pages = await portal.db.page.findMany({
        where: base,
        select: { number: true, text: true },
        orderBy: { number: 'asc' },
      })
      const telling = tellingWords(pages, copy.of.removed)
      const words = telling.words.filter(
        (word) => !COMMON.has(word) && !others.has(word) && (named.has(word) || !known.has(word)),
      )
      found.push({ exhibit: exhibitName(labelling, index + 1), telling: { words, phrases: telling.phrases } })
    }
  }
  return found
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

async function wordsShown(
  portal: Portal,
  catalog: Catalog,
  documentIds: readonly string[],
): Promise<Set<string>> {
  const words = new Set<string>()
  for (const id of documentIds) {
    const current = (await versionsOf(portal, catalog, id)).find(({ isCurrent }) => isCurrent)
    if (!current) continue
    for (const { text } of await pagesOf(portal, current))
      for (const word of comparedWords(text)) words.add(word)
  }
  return words
}
