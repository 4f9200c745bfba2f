import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { decodePem } from '../../app/domain/evidencePackage/envelope'
import {
  MANIFEST_TYPE,
  originalPath,
  type ManifestItem,
  type ManifestOriginal,
} from '../../app/domain/evidencePackage/manifest'
import { buildPackage } from '../../app/dossier/package/buildPackage.server'
import type { PackagePlan } from '../../app/dossier/package/packagePlan'
import { viewerParts } from '../../app/dossier/package/standalone.server'
import { findPublicKey, keepSigningKey } from '../../app/dossier/package/signingKey.server'
import type { DossierPlan } from '../../app/dossier/dossierPlan'
import { renderDossier } from '../../app/dossier/renderDossier.server'
import type { EvidenceStore } from '../../app/evidence/evidenceStore'
import { extractOriginal } from '../../app/extract/extractOriginal.server'
import type { Bag } from '../../app/verify/bagFiles'
import type { OpenedPath } from '../../app/verify/openPath.server'
import { planLetters, someLetters } from './letters'

/** Everything that a dossier and its package are made from, as plain data; originals by their SHA-256, in base64. */
export type FiledPlan = {
  plan: DossierPlan
  contents: PackagePlan
  originals: Record<string, string>
  dataDir: string
}

/** A few letters, quoted, ready to be filed by another process. */
export async function aFiledPlan(folder: string): Promise<FiledPlan> {
  const { plan, contents, bySha256 } = await planBag(folder, 3, 4)
  await keepSigningKey(folder)
  const originals = Object.fromEntries(
    [...bySha256].map(([sha256, bytes]) => [sha256, Buffer.from(bytes).toString('base64')]),
  )
  return { plan, contents: { ...contents, viewer: await viewerParts() }, originals, dataDir: folder }
}

/** A package of letters, each quoted once, with the public key that it is signed with. */
export async function aFiledBag(folder: string, count: number, pages: number) {
  const { plan, contents, bySha256 } = await planBag(folder, count, pages)
  const evidence = {
    open: async (sha256: string) => Readable.from([bySha256.get(sha256)!]),
  } as unknown as EvidenceStore
  const pdf = join(folder, 'dossier.pdf')
  const rendered = await renderDossier(plan, pdf, {
    readOriginal: async (sha256) => bySha256.get(sha256) ?? null,
  })
  const path = join(folder, 'package.zip')
  const settings = { dataDir: folder, timestampUrl: null }
  await buildPackage(contents, [{ path: pdf, ...rendered }], path, { evidence, settings })
  return { path, key: decodePem((await findPublicKey(folder))!.publicPem, 'PUBLIC KEY')! }
}

async function planBag(folder: string, count: number, pages: number) {
  const { held, bySha256 } = await someLetters(count, pages)
  const plan = planLetters(held)
  const items: ManifestItem[] = []
  for (const [index, { sha256, fileName, sizeBytes, mediaType, receivedAt }] of held.entries()) {
    const copy = join(folder, 'letter.pdf')
    await writeFile(copy, bySha256.get(sha256)!)
    const read = await extractOriginal({ path: copy, sizeBytes })
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    const { number, text } = read.value.pages[Math.floor(pages / 2)]!
    const place = { page: number, start: 40, endPage: null, end: 200 }
    const original: ManifestOriginal = {
      ...{ path: originalPath(index + 1, sha256, mediaType), fileName, mediaType, sizeBytes, sha256 },
      ...{ capturedAt: null, receivedAt, receivedFrom: null, method: 'upload', sourceUrl: null, pages },
      ...{ extractor: read.value.extractor, version: 1, bates: null, made: 'as received', redactions: [] },
    }
    const words = {
      text: text.slice(40, 200),
      prefix: '',
      suffix: '',
      permalink: '/',
      state: 'exact',
    } as const
    items.push({
      ...{
        id: `letter-${index}`,
        exhibit: `Ex. ${index + 1}`,
        title: `Letter ${index + 1}`,
        kind: 'document',
      },
      ...{ date: '', caption: '', from: '', to: '', class: 'public', basis: 'none stated', pages: '' },
      ...{ production: 'whole', translationOf: null, originals: [original], points: [] },
      quotations: [{ ...words, original: sha256, place }],
    })
  }
  const contents: PackagePlan = {
    root: 'bench',
    manifest: {
      type: MANIFEST_TYPE,
      packet: {
        ...{ id: 'bench', title: 'A bench', forum: '', caption: '', docket: '', filer: '', datedOn: null },
        ...{ revision: 1, state: 'published', versionLabel: 'Revision 1', review: 'draft', supersedes: null },
      },
      clock: plan.clock,
      items,
      software: [],
      timeStamp: { state: 'none', words: 'No time stamp.' },
    },
    originals: items.flatMap(({ exhibit, originals }) => originals.map((it) => ({ ...it, exhibit }))),
    texts: [],
    viewer: { script: '', style: '' },
  }
  return { plan, contents, bySha256 }
}

/** What was opened, as the bag that it must be. */
export function bagIn(opened: OpenedPath): Bag {
  if (opened.kind !== 'bag') throw new Error(`It is no bag: ${opened.kind}`)
  return opened.bag
}
