import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { OriginalType } from '../domain/extraction'
import { PDF_EXTRACTOR } from './pdf/openPdf.server'
import { PLAIN_TEXT } from './text/plainText'

/** The release of an installed package, from its own description, which not every package lets be imported. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const path = folders.map((folder) => join(folder, name, 'package.json')).find(existsSync)
  return path
    ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
    : 'of an unknown release'
}

/**
 * What is stamped on each page: the tool and its release, and the count of our own rules for that kind, which is
 * raised when they give another text for the same bytes.
 */
export const EXTRACTORS: Record<OriginalType, string> = {
  'application/pdf': PDF_EXTRACTOR,
  'text/plain': PLAIN_TEXT,
  'text/html': `htmlparser2 ${versionOf('htmlparser2')}, web page 1`,
  'application/warc': `warcio ${versionOf('warcio')}, captures 1`,
  'application/wacz': `warcio ${versionOf('warcio')}, captures 1`,
  'message/rfc822': `postal-mime ${versionOf('postal-mime')}, mail 1`,
  'application/mbox': `postal-mime ${versionOf('postal-mime')}, mailbox 1`,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': `mammoth ${versionOf('mammoth')}, document 1`,
  'image/png': 'picture 1',
  'image/jpeg': 'picture 1',
  'image/tiff': 'picture 1',
}
