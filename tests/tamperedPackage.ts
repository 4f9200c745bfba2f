import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { canonicalJson } from '../app/domain/canonicalJson'
import { formatBagManifest, formatOxum } from '../app/domain/evidencePackage/bag'
import {
  PAYLOAD_TYPE,
  preAuthEncoding,
  readStatement,
  type Envelope,
} from '../app/domain/evidencePackage/envelope'
import { BAG_PATHS, type EvidenceManifest } from '../app/domain/evidencePackage/manifest'
import { writeManifest, writeManifestCsv } from '../app/domain/evidencePackage/writeManifest'
import { BagZip } from '../app/dossier/package/bagZip.server'
import { readBytes } from '../app/verify/bagFiles'
import { openPath } from '../app/verify/openPath.server'
import type { BagContents } from './aPackage'

/** Reads a package's files into memory. */
export async function readPackage(path: string): Promise<BagContents> {
  const opened = await openPath(path)
  if (opened.kind !== 'bag') throw new Error(opened.kind)
  const contents: BagContents = new Map()
  for (const file of opened.bag.files) contents.set(file.path, Buffer.from(await readBytes(file)))
  await opened.close()
  return contents
}

/** Writes files as a package again, as they are. */
export async function writeContents(contents: BagContents, path: string): Promise<void> {
  const zip = await BagZip.open(path, 'packet')
  for (const [name, bytes] of contents) await zip.addBytes(name, bytes)
  await zip.finish()
  await zip.close()
}

/** Changes the manifest, spells it as it must be, and its table with it. */
export function changeManifest(contents: BagContents, change: (manifest: EvidenceManifest) => void): void {
  const manifest = JSON.parse(contents.get(BAG_PATHS.manifest)!.toString()) as EvidenceManifest
  change(manifest)
  contents.set(BAG_PATHS.manifest, Buffer.from(writeManifest(manifest)))
  contents.set(BAG_PATHS.manifestCsv, Buffer.from(writeManifestCsv(manifest)))
}

/** Puts other bytes for an original and has the manifest name them: what a careful forger does first. */
export function swapOriginal(contents: BagContents, path: string, bytes: Buffer): void {
  const old = createHash('sha256').update(contents.get(path)!).digest('hex')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  contents.set(path, bytes)
  changeManifest(contents, (manifest) => {
    for (const item of manifest.items) {
      for (const original of item.originals)
        if (original.path === path) Object.assign(original, { sha256, sizeBytes: bytes.length })
      for (const quotation of item.quotations) if (quotation.original === old) quotation.original = sha256
    }
  })
}

/** Makes the bag's own lists right again for what is in it now. */
export function rehash(contents: BagContents): void {
  const payload = [...contents].filter(([path]) => path.startsWith('data/'))
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0)
  const info = contents.get('bag-info.txt')!.toString()
  const oxum = formatOxum({ bytes, files: payload.length })
  contents.set('bag-info.txt', Buffer.from(info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${oxum}`)))
  for (const algorithm of ['sha256', 'sha512'])
    contents.set(`manifest-${algorithm}.txt`, Buffer.from(listOf(payload, algorithm)))
  retag(contents)
}

/** Makes the list of files about the bag right again. */
export function retag(contents: BagContents): void {
  const tags = [...contents].filter(
    ([path]) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt',
  )
  contents.set('tagmanifest-sha256.txt', Buffer.from(listOf(tags, 'sha256')))
}

function listOf(files: readonly (readonly [string, Buffer])[], algorithm: string): string {
  return formatBagManifest(
    files.map(([path, bytes]) => ({ path, hash: createHash(algorithm).update(bytes).digest('hex') })),
  )
}

/** Signs a package anew with a key of the forger's, who puts that key beside it. */
export function signAnew(contents: BagContents): void {
  rehash(contents)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const envelope = JSON.parse(contents.get(BAG_PATHS.envelope)!.toString()) as Envelope
  const statement = readStatement(Buffer.from(envelope.payload, 'base64').toString())!
  for (const subject of statement.subject)
    subject.digest.sha256 = createHash('sha256').update(contents.get(subject.name)!).digest('hex')
  const payload = Buffer.from(canonicalJson(statement))
  const sig = sign(null, preAuthEncoding(PAYLOAD_TYPE, payload), privateKey).toString('base64')
  const fresh = {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: '', sig }],
  }
  contents.set(BAG_PATHS.envelope, Buffer.from(`${canonicalJson(fresh)}\n`))
  contents.set(BAG_PATHS.publicKey, Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }).toString()))
  retag(contents)
}

/** Changes what an archive's directory says of one file; its bytes stay as they are. */
export async function changeDirectory(
  path: string,
  name: string,
  change: (record: Buffer, archive: Buffer) => void,
): Promise<void> {
  const archive = await readFile(path)
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4)) {
    const length = archive.readUInt16LE(at + 28)
    if (archive.toString('utf8', at + 46, at + 46 + length) !== `packet/${name}`) continue
    change(archive.subarray(at, at + 46 + length), archive)
  }
  await writeFile(path, archive)
}
