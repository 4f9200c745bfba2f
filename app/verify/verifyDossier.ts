import { readManifest } from '../domain/evidencePackage/readManifest'
import { dossierFiles } from '../domain/evidencePackage/manifest'
import type { BagFile } from './bagFiles'
import type { Platform } from './platform'
import { cannotTell, fail, pass, reportOf, type Check, type Report } from './report'
import { explainManifest } from './verifyPackage'

const OPENS = 'The PDF opens'
const NAMED = 'The PDF is the one that the manifest names'

/**
 * What can be told of a PDF alone. It cannot hold its own hash, so that only a manifest from elsewhere, such as the one of
 * its package, says whether it is the one that was made.
 */
export async function verifyDossier(
  file: BagFile,
  manifestText: string | null,
  platform: Platform,
): Promise<Report> {
  const pages = await platform.countPages(file)
  const opens =
    pages === null
      ? cannotTell('pages', OPENS, 'PDFs are not opened here.')
      : pages === 'broken'
        ? fail('pages', OPENS, 'The PDF is damaged, locked, or none.')
        : pass('pages', OPENS, { counted: { held: pages, of: pages } })
  return reportOf([opens, await checkNamed(file, manifestText, platform)], null, [
    'Quotations, values and originals are checked in the evidence package that was made with the PDF.',
  ])
}

async function checkNamed(file: BagFile, manifestText: string | null, platform: Platform): Promise<Check> {
  const { sha256 } = await platform.hash(file)
  const findings = [{ label: 'SHA-256', value: sha256 }]
  if (manifestText === null)
    return cannotTell(
      'dossier',
      NAMED,
      'A PDF cannot hold its own hash. Verify its evidence package, or give the manifest of it.',
      { findings },
    )
  const read = readManifest(manifestText)
  if (!read.ok) {
    const isUnknown = read.refusal.reason === 'unknown-version'
    return (isUnknown ? cannotTell : fail)('dossier', NAMED, explainManifest(read.refusal), { findings })
  }
  const told = dossierFiles(read.value).map((it) => it.sha256)
  findings.unshift(...told.map((value) => ({ label: 'Manifest', value })))
  return told.includes(sha256)
    ? pass('dossier', NAMED, { findings })
    : fail('dossier', NAMED, 'The PDF has another hash than the manifest gives.', { findings })
}
