import { readFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import type { Flag } from '../../domain/extraction'
import type { OriginalFile } from '../reader'
import { listEntries, openZip } from '../zip/listEntries.server'
import { readEntry } from '../zip/openEntry.server'

/** A Word file's parts as XML by name, and its words as HTML; or why it is not opened. */
export type WordFile =
  | { ok: true; names: string[]; xml: Map<string, string>; html: string; flags: Flag[] }
  | { ok: false; reason: 'damaged' | 'too-costly' | 'encrypted'; flags: Flag[] }

/** A part larger than this is no text that anybody wrote. */
const MOST_XML_BYTES = 48 * 1024 * 1024
const MOST_FILE_BYTES = 256 * 1024 * 1024

/**
 * Opens a Word file. What it unpacks to is known, and every part that is read was unpacked once within its bounds,
 * before any of it is turned into HTML; nothing that it points to is fetched. The HTML is as hostile as the file.
 */
export async function openDocument(file: OriginalFile): Promise<WordFile> {
  const { entries, flags, isSafe, isWhole } = await listEntries(file)
  const zip = isSafe && file.sizeBytes <= MOST_FILE_BYTES ? await openZip(file) : null
  if (!zip || !isWhole) {
    zip?.close()
    const isCostly = flags.some(({ kind }) => kind === 'archive-bomb') || file.sizeBytes > MOST_FILE_BYTES
    return { ok: false, reason: isCostly ? 'too-costly' : 'damaged', flags }
  }
  try {
    const xml = new Map<string, string>()
    if (entries.some(({ isEncrypted }) => isEncrypted)) return { ok: false, reason: 'encrypted', flags }
    for (const entry of entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name))) {
      if (entry.sizeBytes > MOST_XML_BYTES) return { ok: false, reason: 'too-costly', flags }
      const bytes = await readEntry(zip, entry, MOST_XML_BYTES)
      if (!bytes) return { ok: false, reason: 'damaged', flags }
      const text = bytes.toString('utf8')
      // Word declares no entities of its own: what does is built to swell or to reach out.
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { ok: false, reason: 'damaged', flags }
      xml.set(entry.name, text)
    }
    const { value } = await mammoth.convertToHtml(
      { buffer: await readFile(file.path) },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    const html = value.replace(/ ?<a href="#(?:footnote|endnote|comment)-ref-[^"]*">↑<\/a>/g, '')
    return { ok: true, names: entries.map(({ name }) => name), xml, html, flags }
  } catch {
    return { ok: false, reason: 'damaged', flags }
  } finally {
    zip.close()
  }
}
