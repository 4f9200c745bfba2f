import {
  decodeBase64,
  decodePem,
  hexOf,
  PAYLOAD_TYPE,
  preAuthEncoding,
  readEnvelope,
  readStatement,
  type Statement,
} from '../../domain/evidencePackage/envelope'
import { BAG_PATHS } from '../../domain/evidencePackage/manifest'
import { fileAt, readText, type Bag } from '../bagFiles'
import type { Hashes } from '../hashes'
import type { Platform } from '../platform'
import { cannotTell, fail, pass, type Check, type Finding } from '../report'
import type { Trust } from '../verifyPackage'

const SIGNED = 'The manifest, the PDF and the list of all files are signed, and unchanged since'
const SIGNER_TITLES = {
  given: 'It is signed with the key that you gave',
  portal: 'It is signed with this portal’s key',
}
/** What a signature must be over, so that it is over everything. */
const SUBJECTS = [BAG_PATHS.manifest, BAG_PATHS.dossier, 'manifest-sha256.txt']

/** The signature: over these very files, and by whose key. */
export async function checkSignature(
  bag: Bag,
  hashes: Hashes,
  platform: Platform,
  { key, keyFrom }: Trust,
): Promise<Check[]> {
  const title = SIGNER_TITLES[key ? keyFrom : 'given']
  const signerOpen = cannotTell('signer', title, 'There is no signature to hold a key against.')
  const file = fileAt(bag, BAG_PATHS.envelope)
  if (!file)
    return [
      fail('signature', SIGNED, 'The package is not signed, or its signature was taken out.'),
      signerOpen,
    ]
  const envelope = readEnvelope((await readText(file).catch(() => null)) ?? '')
  const payload = envelope && decodeBase64(envelope.payload)
  const statement = payload && readStatement(new TextDecoder().decode(payload))
  if (!envelope || !payload || !statement || envelope.payloadType !== PAYLOAD_TYPE)
    return [
      fail(
        'signature',
        SIGNED,
        'The signature is no DSSE envelope of a statement about an evidence package.',
      ),
      signerOpen,
    ]
  const message = preAuthEncoding(envelope.payloadType, payload)
  const verify = async (spki: Uint8Array) => {
    const answers = await Promise.all(
      envelope.signatures.map(({ sig }) =>
        platform.isSignedBy(spki, message, decodeBase64(sig) ?? new Uint8Array()),
      ),
    )
    return answers.includes(true) ? true : answers.includes(null) ? null : false
  }
  const own = await ownKey(bag)
  const changed = await changedSubjects(bag, hashes, statement)
  if (changed.length > 0)
    return [
      fail('signature', SIGNED, changed[0]!.value, { findings: changed }),
      await checkSigner({ key, keyFrom, title }, key ? await verify(key) : null, own),
    ]
  const spki = own ?? key
  if (!spki)
    return [
      cannotTell(
        'signature',
        SIGNED,
        'The package brings no public key and none was given: its signature cannot be checked.',
      ),
      cannotTell('signer', title, NO_KEY),
    ]
  const isSigned = await verify(spki)
  const signer = await checkSigner({ key, keyFrom, title }, key ? await verify(key) : null, own)
  if (isSigned === null)
    return [cannotTell('signature', SIGNED, 'Ed25519 signatures cannot be checked here.'), signer]
  if (!isSigned) return [fail('signature', SIGNED, 'The signature is not that of the key beside it.'), signer]
  const findings = [{ label: 'Key', value: await fingerprintOf(spki) }]
  return [
    pass('signature', SIGNED, { findings, counted: { held: SUBJECTS.length, of: SUBJECTS.length } }),
    signer,
  ]
}

const NO_KEY =
  'No key was given. Get the key’s fingerprint from whoever filed, or from /.well-known/throughline-signing-key.json of their portal, and verify with it: a package can be signed anew with any other key.'

async function checkSigner(
  { key, keyFrom, title }: Pick<Trust, 'key' | 'keyFrom'> & { title: string },
  isSigned: boolean | null,
  own: Uint8Array | null,
): Promise<Check> {
  const findings: Finding[] = own ? [{ label: 'Key in the package', value: await fingerprintOf(own) }] : []
  if (!key) return cannotTell('signer', title, NO_KEY, { findings })
  const whose = keyFrom === 'given' ? 'Your key' : 'This portal’s key'
  findings.unshift({ label: whose, value: await fingerprintOf(key) })
  if (isSigned === null)
    return cannotTell('signer', title, 'Ed25519 signatures cannot be checked here.', { findings })
  if (isSigned) return pass('signer', title, { findings })
  if (keyFrom === 'portal')
    return cannotTell(
      'signer',
      title,
      `The package is signed with another key than this portal’s. ${NO_KEY}`,
      { findings },
    )
  return fail('signer', title, 'The package is signed with another key than the one that you gave.', {
    findings,
  })
}

/** The public key that the package brings along; it proves nothing of who holds it. */
async function ownKey(bag: Bag): Promise<Uint8Array | null> {
  const file = fileAt(bag, BAG_PATHS.publicKey)
  const text = file && (await readText(file).catch(() => null))
  return text ? decodePem(text, 'PUBLIC KEY') : null
}

async function changedSubjects(bag: Bag, hashes: Hashes, { subject }: Statement): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of SUBJECTS) {
    const signed = subject.find((it) => it.name === name)?.digest.sha256
    const file = fileAt(bag, name)
    const found = file && (await hashes.of(file))
    if (!signed) findings.push({ label: name, value: `The signature does not cover ${name}.` })
    else if (found?.sha256 !== signed)
      findings.push({ label: name, value: `${name} is not the file that was signed.` })
  }
  return findings
}

/** SHA-256 of a key's SPKI: what people compare. */
async function fingerprintOf(spki: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', spki as Uint8Array<ArrayBuffer>)))
}
