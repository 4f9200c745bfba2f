import { constants, verify, X509Certificate, createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { Certificate, ContentInfo, SignedData, TSTInfo, type SignerInfo } from 'pkijs'

/** What a signature says, and what of it was checked without the file. */
export type Signed = {
  signer: string | null
  signedAt: string | null
  /** As node:crypto names it. */
  digestName: string
  /** The digest of the file's bytes that was signed. */
  digest: Buffer
  /** Whether the signature's value is the certificate's, over that digest; null where its kind is not known. */
  isValueRight: boolean | null
}

const DIGESTS: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4'
const RSA_PSS = '1.2.840.113549.1.1.10'
const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'

/** Opens a CMS signature (RFC 5652) as PDFs embed it, or a time stamp (RFC 3161). Rejects what is neither. */
export async function openSigned(contents: Uint8Array): Promise<Signed> {
  const der = asn1js.fromBER(contents.slice().buffer)
  if (der.offset === -1) throw new Error('no ASN.1')
  const signedData = new SignedData({
    schema: new ContentInfo({ schema: der.result }).content as asn1js.Sequence,
  })
  const info = signedData.signerInfos[0]
  const digestName = DIGESTS[info?.digestAlgorithm.algorithmId ?? '']
  if (!info || !digestName) throw new Error('no signer, or an unknown digest')
  const certificate = certificateOf(signedData, info)
  const content = contentOf(signedData)
  const attributes = attributesOf(info)
  const isRight = certificate ? isValueRight(info, certificate, digestName, content) : null
  const signer = certificate ? nameIn(certificate) : null
  const signedAt = attributes.time
  if (signedData.encapContentInfo.eContentType === TIME_STAMP) {
    const { messageImprint, genTime } = TSTInfo.fromBER(content!.slice().buffer)
    return {
      signer,
      signedAt: genTime.toISOString(),
      digestName: DIGESTS[messageImprint.hashAlgorithm.algorithmId] ?? digestName,
      digest: Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView),
      isValueRight: isRight,
    }
  }
  // adbe.pkcs7.sha1 signs the SHA-1 of the bytes as its content; a detached signature, their digest.
  const digest = content ?? attributes.digest
  if (!digest) throw new Error('no digest')
  return { signer, signedAt, digestName: content ? 'sha1' : digestName, digest, isValueRight: isRight }
}

function contentOf({ encapContentInfo }: SignedData): Buffer | null {
  const content = encapContentInfo.eContent
  return content ? Buffer.from(content.getValue()) : null
}

function attributesOf(info: SignerInfo): { digest: Buffer | null; time: string | null } {
  const find = (type: string) =>
    info.signedAttrs?.attributes.find((it) => it.type === type)?.values[0] as unknown
  const [digest, time] = [find(MESSAGE_DIGEST), find(SIGNING_TIME)]
  return {
    digest: digest instanceof asn1js.OctetString ? Buffer.from(digest.valueBlock.valueHexView) : null,
    time:
      time instanceof asn1js.UTCTime || time instanceof asn1js.GeneralizedTime
        ? time.toDate().toISOString()
        : null,
  }
}

function certificateOf(signedData: SignedData, info: SignerInfo): Certificate | null {
  const certificates = (signedData.certificates ?? []).filter(
    (it): it is Certificate => it instanceof Certificate,
  )
  const serial = (info.sid as { serialNumber?: asn1js.Integer }).serialNumber
  const own = serial && certificates.find((it) => it.serialNumber.isEqual(serial))
  return own ?? (certificates.length === 1 ? certificates[0]! : null)
}

/** The person or body that a certificate names; who vouches for it is not asked. */
function nameIn({ subject }: Certificate): string | null {
  const find = (type: string) => subject.typesAndValues.find((it) => it.type === type)?.value.valueBlock.value
  return find(COMMON_NAME) ?? find(ORGANIZATION) ?? null
}

function isValueRight(
  info: SignerInfo,
  certificate: Certificate,
  digestName: string,
  content: Buffer | null,
): boolean | null {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()))
    const value = Buffer.from(info.signature.valueBlock.valueHexView)
    const attributes = info.signedAttrs
    if (!attributes) return content ? verify(digestName, content, publicKey, value) : null
    // Where content is signed within, the attributes must name its digest, or they would vouch for another.
    const said = attributesOf(info).digest
    if (content && !(said && createHash(digestName).update(content).digest().equals(said))) return false
    // They are signed as the SET that they are, not under the tag that they are sent with (RFC 5652, 5.4).
    const set = Buffer.from(attributes.encodedValue)
    set[0] = 0x31
    const isPss = info.signatureAlgorithm.algorithmId === RSA_PSS
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
    return verify(digestName, set, isPss ? { key: publicKey, ...padding } : publicKey, value)
  } catch {
    return null
  }
}
