import { readCsv } from '../../domain/csv'
import { BAG_PATHS, type ManifestPoint } from '../../domain/evidencePackage/manifest'
import { writeManifestCsv } from '../../domain/evidencePackage/writeManifest'
import { fileAt, readText, type Bag } from '../bagFiles'
import { fail, pass, type Check, type Finding } from '../report'
import type { Verification } from '../verifyPackage'

const VALUES = 'Each value plotted or listed is in its series’ file'
const TABLE = 'The manifest’s table for people says what the manifest says'
const BATES = 'Each original has a Bates number for each page, and none stands twice'

/** Every value that the packet shows, in the series' own file. Without values there is nothing to check. */
export async function checkValues({ bag, manifest }: Verification): Promise<Check[]> {
  const shown = manifest.items.flatMap(({ exhibit, points }) => points.map((point) => ({ exhibit, point })))
  if (shown.length === 0) return []
  const files = new Map<string, Map<string, Record<string, string>> | null>()
  const findings: Finding[] = []
  for (const { exhibit, point } of shown) {
    if (!files.has(point.path)) files.set(point.path, await readSeries(bag, point.path))
    const wrong = compare(point, files.get(point.path) ?? null)
    if (wrong !== null) findings.push({ label: exhibit, value: `${exhibit}: ${wrong}` })
  }
  const counted = { held: shown.length - findings.length, of: shown.length }
  if (findings.length === 0) return [pass('values', VALUES, { counted })]
  return [fail('values', VALUES, findings[0]!.value, { findings, counted })]
}

async function readSeries(bag: Bag, path: string) {
  const file = path.startsWith(BAG_PATHS.series) ? fileAt(bag, path) : null
  const text = file && (await readText(file).catch(() => null))
  return text === null ? null : new Map(readCsv(text).map((row) => [row.id ?? '', row]))
}

/** What is wrong with a value, in words; null where nothing is. */
function compare(point: ManifestPoint, rows: Map<string, Record<string, string>> | null): string | null {
  const { id, value, unit, period, comparator, otherValues, path } = point
  if (!rows) return `${path} is not in the bag, or cannot be read.`
  const row = rows.get(id)
  if (!row) return `${path} has no row for ${point.subject}, ${period}.`
  const told = { value: String(value), unit, period, comparator, other_values: otherValues.join('; ') }
  const wrong = Object.entries(told).find(([column, text]) => row[column] !== text)
  if (!wrong) return null
  const [column, text] = wrong
  return `${point.subject}, ${period}: the manifest has ${column} “${text}”, and ${path} “${row[column] ?? ''}”.`
}

/** The CSV beside the manifest must be just what the manifest gives, lest people read another than machines check. */
export async function checkTables({ bag, manifest }: Verification): Promise<Check> {
  const file = fileAt(bag, BAG_PATHS.manifestCsv)
  const text = file && (await readText(file).catch(() => null))
  if (text === null) return fail('tables', TABLE, `${BAG_PATHS.manifestCsv} is missing or is no text.`)
  return text === writeManifestCsv(manifest)
    ? pass('tables', TABLE)
    : fail('tables', TABLE, `${BAG_PATHS.manifestCsv} says something else than the manifest.`)
}

/**
 * Bates ranges against the pages that they number, and against each other. Numbers are given once for all packets, so that
 * a gap between two originals says nothing. Without any there is nothing to check.
 */
export function checkBates({ manifest }: Verification): Check[] {
  const originals = new Map(
    manifest.items.flatMap((item) => item.originals.map((it) => [it.path, it] as const)),
  )
  const taken: { prefix: string; from: number; to: number }[] = []
  let numbered = 0
  for (const { bates, pages, fileName } of originals.values()) {
    if (!bates) continue
    const [first, last] = [parseBates(bates.first), parseBates(bates.last)]
    if (!first || !last || first.prefix !== last.prefix || last.number < first.number)
      return [fail('bates', BATES, `${bates.first} to ${bates.last} is no range of Bates numbers.`)]
    const count = last.number - first.number + 1
    if (pages !== null && count !== pages)
      return [fail('bates', BATES, `“${fileName}” has ${pages} pages and ${count} Bates numbers.`)]
    const range = { prefix: first.prefix, from: first.number, to: last.number }
    const isTwice = taken.some(
      (it) => it.prefix === range.prefix && it.from <= range.to && range.from <= it.to,
    )
    if (isTwice)
      return [fail('bates', BATES, `${bates.first} to ${bates.last} has numbers that stand twice.`)]
    taken.push(range)
    numbered += count
  }
  return numbered > 0 ? [pass('bates', BATES, { counted: { held: numbered, of: numbered } })] : []
}

function parseBates(text: string): { prefix: string; number: number } | null {
  const match = /^([A-Z0-9-]*?)(\d+)$/.exec(text)
  return match && { prefix: match[1]!, number: Number(match[2]) }
}
