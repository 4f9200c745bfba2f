import { createReadStream } from 'node:fs'
import { PortalError } from '../../domain/portalError'
import {
  BAG_DECLARATION,
  formatBagInfo,
  formatBagManifest,
  formatOxum,
} from '../../domain/evidencePackage/bag'
import { PAYLOAD_TYPE, preAuthEncoding, writeStatement } from '../../domain/evidencePackage/envelope'
import {
  BAG_PATHS,
  dossierPath,
  type EvidenceManifest,
  type ManifestDossier,
} from '../../domain/evidencePackage/manifest'
import { composed, writeManifest, writeManifestCsv } from '../../domain/evidencePackage/writeManifest'
import { canonicalJson } from '../../domain/canonicalJson'
import type { EvidenceStore } from '../../evidence/evidenceStore'
import { throwIfCancelled } from '../cancelled'
import { explainWriteFault } from '../writeFault'
import { BagZip, type AddedFile } from './bagZip.server'
import type { PackagePlan, PackedOriginal } from './packagePlan'
import { writeViewer } from './viewer/writeViewer'
import { writeRoCrate } from './roCrate'
import { signBytes, type SigningKey } from './signingKey.server'

/** The finished PDF that a package goes with, or one of its volumes. */
export type PackedDossier = { path: string; sha256: string; sizeBytes: number; pages: number }

export type PackageParts = {
  evidence: EvidenceStore
  key: SigningKey
  /** Has the signed envelope's bytes stamped by a time-stamp authority; null where the portal names none. */
  stampTime: ((envelope: Uint8Array, signal?: AbortSignal) => Promise<Uint8Array>) | null
  /** Files written so far, of all. */
  onProgress?: (files: number, total: number) => void
  signal?: AbortSignal
}

/**
 * Writes a packet's evidence package to a new file at `path`, whole and synced: a BagIt 1.0 bag in a ZIP. The same plan,
 * PDF and key give the same bytes, but for a time stamp's. Throws a PortalError that names it where an original is missing
 * or damaged, and where the disk fails; what was begun of the file is then the caller's to remove.
 */
export async function writePackage(
  plan: PackagePlan,
  volumes: readonly PackedDossier[],
  path: string,
  parts: PackageParts,
): Promise<{ sizeBytes: number }> {
  try {
    const zip = await BagZip.open(path, plan.root)
    try {
      await writeBag(zip, plan, volumes, parts)
      return await zip.finish()
    } finally {
      await zip.close()
    }
  } catch (cause) {
    throw explainWriteFault(cause)
  }
}

async function writeBag(
  zip: BagZip,
  plan: PackagePlan,
  volumes: readonly PackedDossier[],
  parts: PackageParts,
) {
  const payload = await writePayload(zip, plan, volumes, parts)
  const { manifest } = payload
  const bytes = payload.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const oxum = formatOxum({ bytes, files: payload.files.length })
  const sha256s = formatBagManifest(payload.files.map((it) => ({ path: it.path, hash: it.sha256 })))
  const sha512s = formatBagManifest(payload.files.map((it) => ({ path: it.path, hash: it.sha512 })))
  const tags = [
    await zip.addText('bagit.txt', BAG_DECLARATION),
    await zip.addText('bag-info.txt', bagInfoOf(manifest, oxum)),
    await zip.addText('manifest-sha256.txt', sha256s),
    await zip.addText('manifest-sha512.txt', sha512s),
  ]
  const hashOf = (name: string) => [...payload.files, ...tags].find((it) => it.path === name)!.sha256
  const subjects = [BAG_PATHS.manifest, BAG_PATHS.dossier, 'manifest-sha256.txt'].map((name) => {
    return { name, digest: { sha256: hashOf(name) } }
  })
  const envelope = Buffer.from(sealed(writeStatement(manifest, subjects), parts.key))
  tags.push(await zip.addBytes(BAG_PATHS.envelope, envelope))
  tags.push(await zip.addText(BAG_PATHS.publicKey, parts.key.publicPem))
  if (parts.stampTime)
    tags.push(await zip.addBytes(BAG_PATHS.timeStamp, await parts.stampTime(envelope, parts.signal)))
  const hashes = tags.map((it) => ({ path: it.path, hash: it.sha256 }))
  await zip.addText('tagmanifest-sha256.txt', formatBagManifest(hashes))
}

/** Everything under data/: the PDF, the originals, then what tells of them. */
async function writePayload(
  zip: BagZip,
  plan: PackagePlan,
  volumes: readonly PackedDossier[],
  parts: PackageParts,
) {
  const files: AddedFile[] = []
  const total = plan.originals.length + volumes.length + 1
  const count = (file: AddedFile) => {
    files.push(file)
    if (files.length < total) parts.onProgress?.(files.length, total)
    throwIfCancelled(parts.signal)
    return file
  }
  const told: ManifestDossier[] = []
  for (const [index, { path, sha256, sizeBytes, pages }] of volumes.entries()) {
    const pdf = count(await zip.add(dossierPath(index + 1), sizeBytes, createReadStream(path)))
    if (pdf.sha256 !== sha256)
      throw new PortalError('dossier-changed', 'The PDF changed while its package was made. Export again.')
    told.push({ path: pdf.path, sha256, sizeBytes, pages })
  }
  for (const original of plan.originals) count(await addOriginal(zip, original, parts.evidence))
  const [dossier, ...further] = told
  const manifest: EvidenceManifest = {
    ...composed(plan.manifest),
    dossier: dossier!,
    ...(further.length > 0 ? { volumes: further } : {}),
  }
  const texts = [
    { path: BAG_PATHS.manifest, text: writeManifest(manifest) },
    { path: BAG_PATHS.manifestCsv, text: writeManifestCsv(manifest) },
    ...plan.texts,
  ]
  for (const { path, text } of texts) count(await zip.addText(path, text))
  count(await zip.addText(BAG_PATHS.viewer, writeViewer(manifest, files, plan.viewer)))
  count(await zip.addText(BAG_PATHS.crate, crateOf(manifest, plan.originals, files)))
  parts.onProgress?.(total, total)
  return { manifest, files }
}

async function addOriginal(
  zip: BagZip,
  original: PackedOriginal,
  evidence: EvidenceStore,
): Promise<AddedFile> {
  const { path, sha256, sizeBytes, exhibit, fileName } = original
  const name = `The original “${fileName}” of ${exhibit}`
  const restore = 'Run verify-evidence, and restore it from a backup.'
  const stream = await evidence.open(sha256)
  if (!stream) throw new PortalError('original-missing', `${name} is not in the evidence store. ${restore}`)
  const changed = () =>
    new PortalError(
      'original-damaged',
      `${name} has changed on the disk: its SHA-256 is not ${sha256}. ${restore}`,
    )
  const added = await zip.add(path, sizeBytes, stream).catch((problem: unknown) => {
    throw problem instanceof PortalError && problem.code === 'cut-short' ? changed() : problem
  })
  if (added.sha256 !== sha256) throw changed()
  return added
}

function sealed(statement: string, key: SigningKey): string {
  const payload = Buffer.from(statement)
  const sig = signBytes(preAuthEncoding(PAYLOAD_TYPE, payload), key)
  const signatures = [{ keyid: key.fingerprint, sig }]
  return `${canonicalJson({ payloadType: PAYLOAD_TYPE, payload: payload.toString('base64'), signatures })}\n`
}

function bagInfoOf({ packet, clock, software, timeStamp }: EvidenceManifest, oxum: string): string {
  const own = software.find(({ name }) => name === 'throughline')
  return formatBagInfo([
    ['Source-Organization', packet.filer],
    ['External-Identifier', packet.id],
    ['External-Description', packet.title],
    ['Internal-Sender-Description', packet.versionLabel],
    ['Bagging-Date', clock.slice(0, 10)],
    ['Payload-Oxum', oxum],
    ['Bag-Software-Agent', `Throughline ${own?.version ?? ''}`],
    ['Time-Stamp', timeStamp.words],
  ])
}

const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  json: 'application/json',
  jsonld: 'application/ld+json',
  csv: 'text/csv',
  html: 'text/html',
  mjs: 'text/javascript',
}

function crateOf(
  manifest: EvidenceManifest,
  originals: readonly PackedOriginal[],
  files: readonly AddedFile[],
) {
  const types = new Map(
    manifest.items.flatMap((item) => item.originals.map((it) => [it.path, it.mediaType] as const)),
  )
  const names = new Map(originals.map(({ path, fileName }) => [path, fileName]))
  return writeRoCrate(
    manifest,
    files.map(({ path, sha256, sizeBytes }) => ({
      ...{ path, sha256, sizeBytes },
      mediaType: types.get(path) ?? MEDIA_TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream',
      name: names.get(path) ?? path.split('/').at(-1)!,
    })),
  )
}
