import * as asn1js from 'asn1js'
import {
  Certificate,
  CertificateChainValidationEngine,
  ContentInfo,
  ExtKeyUsage,
  SignedData,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import type { StampFinding } from './platform'

/** Hash functions that a time stamp may be over (RFC 3161 leaves the choice); older ones prove nothing any more. */
const DIGESTS: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const COMMON_NAME = '2.5.4.3'
/** Granted, and granted with changes. */
const MOST_GRANTED = 1

/** A time-stamp answer (RFC 3161, 2.4.2) taken apart. Nothing of it is checked yet. */
export type OpenedStamp = { signed: SignedData; info: TSTInfo; signer: Certificate | null }

/** Opens a time-stamp answer; answers why it cannot be opened. */
export function openTimeStamp(token: Uint8Array): OpenedStamp | string {
  try {
    const answer = TimeStampResp.fromBER(bufferOf(token))
    if (answer.status.status > MOST_GRANTED || !answer.timeStampToken)
      return 'The authority refused the time stamp: its answer holds none.'
    const signed = new SignedData({
      schema: (answer.timeStampToken as ContentInfo).content as asn1js.Sequence,
    })
    const content = signed.encapContentInfo.eContent
    if (signed.encapContentInfo.eContentType !== TST_INFO || !content) return 'It is no time stamp.'
    return { signed, info: TSTInfo.fromBER(content.getValue()), signer: signerOf(signed) }
  } catch {
    return 'The time stamp cannot be read.'
  }
}

/**
 * Judges a time-stamp answer against the bytes that it should be over, without the network: its imprint, its signature, a
 * certificate that is for time stamps alone and was valid then, and whether that leads to one of `authorities` (DER); null
 * where none was given. It runs in Node and in browsers.
 */
export async function checkStamp(
  token: Uint8Array,
  stamped: Uint8Array,
  authorities: readonly Uint8Array[],
): Promise<StampFinding> {
  const opened = openTimeStamp(token)
  if (typeof opened === 'string') return { kind: 'wrong', why: opened }
  const { signed, info, signer } = opened
  const wrong = (await imprintFault(info, stamped)) ?? certificateFault(signer, info.genTime)
  if (wrong !== null || !signer) return { kind: 'wrong', why: wrong ?? '' }
  if (!(await isSigned(signed, stamped)))
    return { kind: 'wrong', why: 'The time stamp’s signature is not that of its authority.' }
  return {
    kind: 'right',
    at: info.genTime.toISOString(),
    authority: nameOf(signer),
    accuracy: accuracyOf(info),
    isTrusted: authorities.length === 0 ? null : await leadsTo(signed, signer, authorities, info.genTime),
  }
}

async function imprintFault({ messageImprint }: TSTInfo, stamped: Uint8Array): Promise<string | null> {
  const name = DIGESTS[messageImprint.hashAlgorithm.algorithmId]
  if (!name) return 'The time stamp is over a kind of hash that proves nothing.'
  const found = new Uint8Array(await crypto.subtle.digest(name, bufferOf(stamped)))
  const told = messageImprint.hashedMessage.valueBlock.valueHexView
  const isSame = told.length === found.length && found.every((byte, at) => byte === told[at])
  return isSame ? null : 'The time stamp is over something else than this signature.'
}

/** The certificate must say that it is for time stamps and for nothing else, and must say so critically (RFC 3161, 2.3). */
function certificateFault(signer: Certificate | null, at: Date): string | null {
  if (!signer) return 'The time stamp does not bring the certificate of its authority.'
  const usage = signer.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : []
  if (!usage?.critical || purposes.length !== 1 || purposes[0] !== TIME_STAMPING)
    return 'The certificate beside the time stamp is not one for time stamps.'
  const isValid = signer.notBefore.value <= at && at <= signer.notAfter.value
  return isValid ? null : 'The authority’s certificate was not valid when it stamped.'
}

async function isSigned(signed: SignedData, stamped: Uint8Array): Promise<boolean> {
  try {
    const { signatureVerified } = await signed.verify({
      signer: 0,
      data: bufferOf(stamped),
      checkChain: false,
      extendedMode: true,
    })
    return signatureVerified === true
  } catch {
    return false
  }
}

async function leadsTo(
  signed: SignedData,
  signer: Certificate,
  authorities: readonly Uint8Array[],
  at: Date,
): Promise<boolean> {
  const trusted = authorities.map((der) => Certificate.fromBER(bufferOf(der)))
  const isOwn = trusted.some((it) => isSame(it, signer))
  if (isOwn) return true
  const held = certificatesOf(signed).filter((it) => !isSame(it, signer))
  // The engine builds the path from the last of `certs`.
  const engine = new CertificateChainValidationEngine({
    trustedCerts: trusted,
    certs: [...held, signer],
    checkDate: at,
  })
  const { result } = await engine.verify().catch(() => ({ result: false }))
  return result
}

function isSame(a: Certificate, b: Certificate): boolean {
  const [one, other] = [a, b].map((it) => new Uint8Array(it.toSchema().toBER()))
  return one!.length === other!.length && one!.every((byte, at) => byte === other![at])
}

function certificatesOf({ certificates = [] }: SignedData): Certificate[] {
  return certificates.filter((it): it is Certificate => it instanceof Certificate)
}

function signerOf(signed: SignedData): Certificate | null {
  const sid: unknown = signed.signerInfos[0]?.sid
  const held = certificatesOf(signed)
  if (typeof sid !== 'object' || sid === null || !('serialNumber' in sid))
    return held.length === 1 ? held[0]! : null
  const serial = sid.serialNumber as asn1js.Integer
  return held.find(({ serialNumber }) => serialNumber.isEqual(serial)) ?? null
}

function nameOf({ subject }: Certificate): string {
  const names = subject.typesAndValues
  const name = names.find(({ type }) => type === COMMON_NAME) ?? names[0]
  return name ? String((name.value.valueBlock as { value: unknown }).value) : 'an authority without a name'
}

function accuracyOf({ accuracy }: TSTInfo): string | null {
  if (!accuracy) return null
  const { seconds = 0, millis = 0, micros = 0 } = accuracy
  return `${seconds + millis / 1e3 + micros / 1e6} s`
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
