import { BAG_PATHS, dossierFiles, type ManifestDossier } from '../../domain/evidencePackage/manifest'
import { fileAt } from '../bagFiles'
import { cannotTell, fail, pass, type Check, type Finding } from '../report'
import type { Verification } from '../verifyPackage'

const DOSSIER = 'The PDF is the one that the manifest names'
const PAGES = 'The PDF has as many pages as the manifest says'
const ORIGINALS = 'Each original has the hash in the manifest'
const REDACTED = 'Redacted copies show what their originals show, but for what was redacted'

/** The PDF, and each further volume, against the manifest: its bytes, and its pages. */
export async function checkDossier(verification: Verification): Promise<Check[]> {
  const files = dossierFiles(verification.manifest)
  const checks: Check[] = []
  for (const [index, file] of files.entries())
    checks.push(...(await checkFile(verification, file, files.length > 1 ? `Volume ${index + 1}: ` : '')))
  return checks
}

async function checkFile(
  { bag, hashes, platform }: Verification,
  { path, sha256, sizeBytes, pages }: ManifestDossier,
  volume: string,
): Promise<Check[]> {
  const [named, counting] = [`${volume}${DOSSIER}`, `${volume}${PAGES}`]
  const file = fileAt(bag, path)
  if (!file) return [fail('dossier', named, `The manifest names ${path}, which is not in the bag.`)]
  const found = await hashes.of(file)
  const isRight = found?.sha256 === sha256 && file.sizeBytes === sizeBytes
  const own = isRight
    ? pass('dossier', named)
    : fail('dossier', named, 'The PDF has another hash than the manifest gives.', {
        findings: hashFindings(sha256, found?.sha256 ?? null),
      })
  const counted = await platform.countPages(file)
  if (counted === null)
    return [
      own,
      cannotTell('pages', counting, 'PDFs are not opened here. “throughline verify” counts their pages.'),
    ]
  if (counted === 'broken') return [own, fail('pages', counting, 'The PDF does not open.')]
  if (counted === pages) return [own, pass('pages', counting, { counted: { held: pages, of: pages } })]
  return [own, fail('pages', counting, `The PDF has ${counted} pages, and the manifest says ${pages}.`)]
}

/** Each original against the manifest, and no other beside them. Without any there is nothing to check. */
export async function checkOriginals({ bag, manifest, hashes }: Verification): Promise<Check[]> {
  const findings: Finding[] = []
  const named = new Set<string>()
  let held = 0
  let of = 0
  for (const { exhibit, originals } of manifest.items) {
    for (const { path, sha256, sizeBytes, fileName } of originals) {
      if (named.has(path)) continue
      named.add(path)
      of++
      const file = path.startsWith(BAG_PATHS.originals) ? fileAt(bag, path) : null
      const found = file && (await hashes.of(file))
      if (!file)
        findings.push({ label: exhibit, value: `${exhibit}: the original “${fileName}” is not in the bag.` })
      else if (found?.sha256 === sha256 && file.sizeBytes === sizeBytes) held++
      else {
        findings.push({
          label: exhibit,
          value: `${exhibit}: the original “${fileName}” is not the file that the manifest names.`,
        })
        findings.push(...hashFindings(sha256, found?.sha256 ?? null))
      }
    }
  }
  for (const { path } of bag.files)
    if (path.startsWith(BAG_PATHS.originals) && !named.has(path))
      findings.push({
        label: path,
        value: `${path} lies among the originals, and the manifest does not name it.`,
      })
  const counted = { held, of }
  if (findings.length > 0) return [fail('originals', ORIGINALS, findings[0]!.value, { findings, counted })]
  return [...(of > 0 ? [pass('originals', ORIGINALS, { counted })] : []), ...redactedCopies(manifest.items)]
}

/** Of a redacted copy nobody who has no original can tell that nothing else was changed. */
function redactedCopies(items: Verification['manifest']['items']): Check[] {
  const named = items.filter(({ originals }) => originals.some(({ made }) => made === 'redacted copy'))
  if (named.length === 0) return []
  const exhibits = named.map(({ exhibit }) => exhibit).join(', ')
  const reason = `${exhibits}: the package holds a redacted copy, and not the original, so that the two cannot be compared here.`
  return [cannotTell('redactions', REDACTED, reason)]
}

function hashFindings(told: string, found: string | null): Finding[] {
  return [
    { label: 'Manifest', value: told },
    { label: 'In the file', value: found ?? 'cannot be read whole' },
  ]
}
