import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Portal } from '../../../app/portal.server'
import { afterwards } from '../../afterwards'

/** A small record that is whole: a letter from one company to another, its source, and who wrote it. */
export const A_LETTER: Record<string, string> = {
  'sources.yaml': `daily-2014-06-05:
  title: Verizon writes to Netflix
  publisher: The Daily
  url: https://example.org/letter
  date: 2014-06-05
`,
  'organizations.yaml': `netflix:
  name: Netflix
  type: edge-provider
  country: US
  description: Streams films.
  sources: [daily-2014-06-05]

verizon:
  name: Verizon
  type: isp
  country: US
  description: Sells access.
  sources: [daily-2014-06-05]
`,
  'people.yaml': `randal-milch:
  name: Randal Milch
  role: General Counsel
  organization: verizon
  roleAsOf: 2014-06
  sources: [daily-2014-06-05]
`,
  'documents/letter.md': `---
title: A letter
type: letter
date: 2014-06-05
from: [verizon]
to: [netflix]
authors: [randal-milch]
quotations:
  - id: letter.q1
    text: There is no basis
    speaker: randal-milch
    sources: [daily-2014-06-05]
sources: [daily-2014-06-05]
---

It asks for proof.
`,
  'links.yaml': `- from: letter
  type: cites
  to: netflix
  reason: It names the company.
`,
}

export type ContentFolder = {
  path: string
  write(path: string, text: string | Uint8Array): void
  /** Replaces words in one file. */
  replace(path: string, from: string, to: string): void
  remove(path: string): void
}

/** A content folder of its own for one test file, gone after it. */
export function aContentFolder(files: Record<string, string> = A_LETTER): ContentFolder {
  const path = mkdtempSync(join(tmpdir(), 'throughline-content-'))
  const texts = new Map<string, string>()
  const folder: ContentFolder = {
    path,
    write(name, text) {
      mkdirSync(dirname(join(path, name)), { recursive: true })
      writeFileSync(join(path, name), text)
      if (typeof text === 'string') texts.set(name, text)
    },
    replace(name, from, to) {
      const text = texts.get(name)
      if (!text?.includes(from)) throw new Error(`${name} does not hold "${from}".`)
      folder.write(name, text.replace(from, to))
    },
    remove(name) {
      rmSync(join(path, name))
      texts.delete(name)
    },
  }
  for (const [name, text] of Object.entries(files)) folder.write(name, text)
  afterwards(() => rmSync(path, { recursive: true, force: true }))
  return folder
}

/** Removes all that a sync or a test wrote, so that tests of one file share a database. The revision goes on. */
export async function emptyCatalog({ db }: Portal): Promise<void> {
  await db.annotation.deleteMany()
  await db.exhibit.deleteMany()
  await db.packet.deleteMany()
  await db.link.deleteMany()
  await db.reference.deleteMany()
  await db.record.deleteMany()
  await db.contentFile.deleteMany()
  await db.auditEntry.deleteMany()
  await db.auditHead.deleteMany()
  await db.account.deleteMany()
}
