import { bagInfoValue, formatOxum, parseBagManifest, parseOxum } from '../../domain/evidencePackage/bag'
import { fileAt, readText, type Bag } from '../bagFiles'
import type { FileHashes, Hashes } from '../hashes'
import { cannotTell, fail, pass, type Check, type Finding } from '../report'

const PACKED = 'The file is packed as a bag is, with nothing in it twice, hidden or pointing elsewhere'
const DECLARED = 'It is a BagIt 1.0 bag of as many files and bytes as it says'
const PAYLOAD = 'Every file has the hash that the bag lists, and no other file is there'
const TAGS = 'Every file about the bag has the hash that it lists'
const TAG_MANIFEST = 'tagmanifest-sha256.txt'

/** Checks a bag by its own rules (RFC 8493), before anything in it is believed. */
export async function checkBag(bag: Bag, hashes: Hashes): Promise<Check[]> {
  const packing = checkPacking(bag)
  if (bag.files.length === 0) return [packing]
  const payload = await checkLists(bag, hashes)
  return [packing, await checkDeclaration(bag), payload, await checkTags(bag, hashes)]
}

function checkPacking({ faults, limits, files }: Bag): Check {
  const findings = [...faults, ...limits].map(({ kind, detail }) => ({ label: kind, value: detail }))
  if (faults.length > 0) return fail('packing', PACKED, faults[0]!.detail, { findings })
  if (limits.length > 0) return cannotTell('packing', PACKED, limits[0]!.detail, { findings })
  return pass('packing', PACKED, { counted: { held: files.length, of: files.length } })
}

async function checkDeclaration(bag: Bag): Promise<Check> {
  const declaration = await textAt(bag, 'bagit.txt')
  if (declaration === null) return cannotTell('bag', DECLARED, 'There is no bagit.txt: this is no BagIt bag.')
  const version = bagInfoValue(declaration, 'BagIt-Version')
  if (version !== '1.0')
    return cannotTell(
      'bag',
      DECLARED,
      `It is a bag of version ${version ?? '?'}, and this verifier knows 1.0.`,
    )
  if (fileAt(bag, 'fetch.txt'))
    return fail(
      'bag',
      DECLARED,
      'fetch.txt names files that lie elsewhere; a package of evidence holds its own.',
    )
  const info = await textAt(bag, 'bag-info.txt')
  const told = parseOxum(bagInfoValue(info ?? '', 'Payload-Oxum') ?? '')
  if (!told) return fail('bag', DECLARED, 'bag-info.txt gives no Payload-Oxum.')
  const payload = bag.files.filter(({ path }) => path.startsWith('data/'))
  const found = { bytes: payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), files: payload.length }
  if (told.bytes === found.bytes && told.files === found.files)
    return pass('bag', DECLARED, { counted: { held: found.files, of: told.files } })
  const findings = [
    { label: 'bag-info.txt', value: formatOxum(told) },
    { label: 'In the bag', value: formatOxum(found) },
  ]
  const reason = `The bag says that it holds ${told.files} files of ${told.bytes} bytes, and holds ${found.files} of ${found.bytes}.`
  return fail('bag', DECLARED, reason, { findings })
}

/** The payload against its manifest of SHA-256, and against that of SHA-512 where there is one. */
async function checkLists(bag: Bag, hashes: Hashes): Promise<Check> {
  const payload = bag.files.filter(({ path }) => path.startsWith('data/'))
  const findings: Compared = { wrong: [], open: [] }
  for (const algorithm of ['sha256', 'sha512'] as const) {
    const name = `manifest-${algorithm}.txt`
    const text = await textAt(bag, name)
    if (text === null && algorithm === 'sha512') continue
    const listed = parseBagManifest(text ?? '')
    if (text === null || !listed)
      return fail('payload', PAYLOAD, `${name} is missing or is no list of hashes.`)
    const compared = await compare(
      bag,
      hashes,
      listed,
      payload.map(({ path }) => path),
      name,
      algorithm,
    )
    findings.wrong.push(...compared.wrong)
    findings.open.push(...compared.open)
  }
  return judged('payload', PAYLOAD, findings, payload.length)
}

async function checkTags(bag: Bag, hashes: Hashes): Promise<Check> {
  const text = await textAt(bag, TAG_MANIFEST)
  const listed = parseBagManifest(text ?? '')
  if (text === null || !listed)
    return fail('tags', TAGS, `${TAG_MANIFEST} is missing or is no list of hashes.`)
  const paths = bag.files
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('data/') && path !== TAG_MANIFEST)
  const findings = await compare(bag, hashes, listed, paths, TAG_MANIFEST, 'sha256')
  return judged('tags', TAGS, findings, paths.length)
}

/** What differs, and what cannot be read here. */
type Compared = { wrong: Finding[]; open: Finding[] }

function judged(id: 'payload' | 'tags', title: string, { wrong, open }: Compared, of: number): Check {
  const findings = [...wrong, ...open]
  const held = Math.max(0, of - new Set(findings.map(({ label }) => label)).size)
  const more = { findings, counted: { held, of } }
  if (wrong.length > 0) return fail(id, title, wrong[0]!.value, more)
  return open.length > 0 ? cannotTell(id, title, open[0]!.value, more) : pass(id, title, more)
}

async function compare(
  bag: Bag,
  hashes: Hashes,
  listed: readonly { path: string; hash: string }[],
  present: readonly string[],
  list: string,
  algorithm: keyof FileHashes,
): Promise<Compared> {
  const findings: Finding[] = []
  const open: Finding[] = []
  const seen = new Set<string>()
  for (const { path, hash } of listed) {
    if (seen.has(path)) findings.push({ label: path, value: `${path} stands in ${list} twice.` })
    seen.add(path)
    const file = fileAt(bag, path)
    if (!file) {
      findings.push({ label: path, value: `${path} stands in ${list} and is not in the bag.` })
      continue
    }
    if (file.limit !== null) {
      open.push({ label: path, value: file.limit })
      continue
    }
    const found = await hashes.of(file)
    if (!found) findings.push({ label: path, value: `${path} cannot be read whole.` })
    else if (found[algorithm] !== hash) {
      findings.push({ label: path, value: `${path} is not the file that ${list} lists.` })
      findings.push(
        { label: path, value: `${list}: ${hash}` },
        { label: path, value: `in the bag: ${found[algorithm]}` },
      )
    }
  }
  for (const path of present)
    if (!seen.has(path)) findings.push({ label: path, value: `${path} is in the bag and not in ${list}.` })
  return { wrong: findings, open }
}

async function textAt(bag: Bag, path: string): Promise<string | null> {
  const file = fileAt(bag, path)
  return file && readText(file).catch(() => null)
}
