import { canonicalJson } from '../canonicalJson'
import { MANIFEST_TYPE, type EvidenceManifest } from './manifest'

/** A DSSE envelope, version 1.0: a payload, and who signed it. `payload` and `sig` are base64. */
export type Envelope = {
  payloadType: string
  payload: string
  signatures: { keyid: string; sig: string }[]
}

/** One file that a statement is about. */
export type Subject = { name: string; digest: { sha256: string } }

/** An in-toto Statement, v1. */
export type Statement = {
  _type: typeof STATEMENT_TYPE
  subject: Subject[]
  predicateType: string
  predicate: unknown
}

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
/** What is said of the files: that they are an evidence package of this shape. */
const PREDICATE_TYPE = MANIFEST_TYPE.replace('evidence-manifest', 'evidence-package')

/**
 * What is signed: the manifest, the PDF, and the bag's own list of hashes, which binds every other file of the payload.
 * Canonical JSON, so that the same package is signed as the same bytes.
 */
export function writeStatement(manifest: EvidenceManifest, subject: readonly Subject[]): string {
  const { packet, clock, timeStamp } = manifest
  const predicate = { packet: packet.id, title: packet.title, revision: packet.revision, clock, timeStamp }
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject: [...subject],
    predicateType: PREDICATE_TYPE,
    predicate,
  }
  return canonicalJson(statement)
}

/** The bytes under a signature (DSSE: pre-authentication encoding), so that a payload cannot pass for another type's. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder()
  const head = encoder.encode(
    `DSSEv1 ${encoder.encode(payloadType).length} ${payloadType} ${payload.length} `,
  )
  const joined = new Uint8Array(head.length + payload.length)
  joined.set(head)
  joined.set(payload, head.length)
  return joined
}

/** Reads an envelope that a stranger may have written; null for what is none. */
export function readEnvelope(text: string): Envelope | null {
  const value = parse(text) as Partial<Envelope> | null
  const signatures: unknown = value?.signatures
  if (typeof value?.payload !== 'string' || typeof value.payloadType !== 'string') return null
  if (!Array.isArray(signatures) || signatures.length === 0) return null
  const isRight = (it: Partial<Envelope['signatures'][number]> | null) =>
    typeof it?.keyid === 'string' && typeof it.sig === 'string'
  return signatures.every(isRight) ? (value as Envelope) : null
}

/** Reads the statement in an envelope; null for one that is none of ours. */
export function readStatement(payload: string): Statement | null {
  const value = parse(payload) as Partial<Statement> | null
  if (value?._type !== STATEMENT_TYPE || value.predicateType !== PREDICATE_TYPE) return null
  if (!Array.isArray(value.subject)) return null
  const isRight = (it: Partial<Subject> | null) =>
    typeof it?.name === 'string' && typeof it.digest?.sha256 === 'string'
  return value.subject.every(isRight) ? (value as Statement) : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Base64 as bytes; null for what is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0))
  } catch {
    return null
  }
}

/** The bytes of a PEM file's first block under a label; null where it has none. */
export function decodePem(text: string, label: string): Uint8Array<ArrayBuffer> | null {
  const body = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(text)?.[1]
  return body === undefined ? null : decodeBase64(body.replace(/\s+/g, ''))
}

/** Bytes as lower-case hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
