import { readManifest, type ManifestRefusal } from '../domain/evidencePackage/readManifest'
import { BAG_PATHS, dossierFiles, type EvidenceManifest } from '../domain/evidencePackage/manifest'
import { DamagedFile, fileAt, readText, type Bag } from './bagFiles'
import { checkBag } from './checks/bagChecks'
import { checkDossier, checkOriginals } from './checks/contentChecks'
import { checkQuotations } from './checks/quotationChecks'
import { checkSignature } from './checks/signatureChecks'
import { checkTimeStamp } from './checks/timeStampChecks'
import { checkBates, checkTables, checkValues } from './checks/valueChecks'
import type { Platform } from './platform'
import { cannotTell, fail, pass, reportOf, type Check, type Report } from './report'
import { Hashes } from './hashes'

/** What whoever verifies brings along, from elsewhere than the package. */
export type Trust = {
  /** The public key (SPKI, DER) that the package must be signed with; null where none was given. */
  key: Uint8Array | null
  /** given: they said so. portal: nobody did, and this portal's own is tried. */
  keyFrom: 'given' | 'portal'
  /** Certificates (DER) of time-stamp authorities that they trust. */
  authorities: Uint8Array[]
}

/**
 * Makes every check of an evidence package that can be made here, and says of each whether it holds, fails or cannot be
 * told. Nothing is asked of a network, a database or the portal that made it.
 */
export async function verifyPackage(bag: Bag, platform: Platform, trust: Trust): Promise<Report> {
  const hashes = new Hashes(platform)
  const checks: Check[] = await checkBag(bag, hashes)
  const isUnpackable = bag.faults.some(({ kind }) => kind === 'truncated' || kind === 'bomb')
  if (isUnpackable) return reportOf(checks, null, [])
  const read = await openManifest(bag)
  checks.push(read.check)
  checks.push(...(await checkSignature(bag, hashes, platform, trust)))
  if (!read.manifest) return reportOf(checks, null, [])
  const { manifest } = read
  const context = { bag, manifest, hashes, platform, trust }
  checks.push(...(await checkDossier(context)))
  checks.push(...(await checkOriginals(context)))
  checks.push(...(await checkTimeStamp(context)))
  checks.push(...(await checkQuotations(context)))
  checks.push(...(await checkValues(context)))
  checks.push(await checkTables(context))
  checks.push(...checkBates(context))
  return reportOf(checks, subjectOf(manifest), remarksOf(manifest))
}

/** What every check of the contents works with. */
export type Verification = {
  bag: Bag
  manifest: EvidenceManifest
  hashes: Hashes
  platform: Platform
  trust: Trust
}

const READABLE = 'The manifest can be read, and says nothing that is not checked'

async function openManifest(bag: Bag): Promise<{ manifest: EvidenceManifest | null; check: Check }> {
  const file = fileAt(bag, BAG_PATHS.manifest)
  const none = (check: Check) => ({ manifest: null, check })
  if (!file)
    return none(
      cannotTell(
        'manifest',
        READABLE,
        `There is no ${BAG_PATHS.manifest}: this is no evidence package of Throughline.`,
      ),
    )
  try {
    const text = await readText(file)
    if (text === null) return none(fail('manifest', READABLE, 'The manifest is not in UTF-8.'))
    const read = readManifest(text)
    if (read.ok) return { manifest: read.value, check: pass('manifest', READABLE) }
    const reason = explainManifest(read.refusal)
    const isUnknown = read.refusal.reason === 'unknown-version'
    return none((isUnknown ? cannotTell : fail)('manifest', READABLE, reason))
  } catch (problem) {
    if (problem instanceof DamagedFile) return none(fail('manifest', READABLE, problem.message))
    throw problem
  }
}

/** A refused manifest in a sentence. */
export function explainManifest(refusal: ManifestRefusal): string {
  switch (refusal.reason) {
    case 'not-json':
      return 'The manifest is not JSON.'
    case 'unknown-version':
      return `The manifest is of a shape that this verifier does not know, ${refusal.type}. Verify with a newer release.`
    case 'malformed':
      return `The manifest is not as it must be at ${refusal.at}.`
    case 'not-canonical':
      return 'The manifest is not spelt canonically, as it was when it was signed.'
  }
}

function subjectOf(manifest: EvidenceManifest): Report['subject'] {
  const { packet, clock } = manifest
  return {
    title: packet.title,
    packet: packet.id,
    versionLabel: packet.versionLabel,
    clock,
    pages: dossierFiles(manifest).reduce((sum, { pages }) => sum + pages, 0),
  }
}

function remarksOf({ timeStamp, items }: EvidenceManifest): string[] {
  const bare = items.filter(({ originals }) => originals.length === 0).length
  return [
    ...(timeStamp.state === 'none' ? [timeStamp.words] : []),
    ...(bare > 0
      ? [
          `Exhibits without an original: ${bare} of ${items.length}. What they show is the record’s own account.`,
        ]
      : []),
  ]
}
