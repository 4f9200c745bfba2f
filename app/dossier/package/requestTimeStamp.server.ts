import { createHash, randomBytes } from 'node:crypto'
import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { PortalError } from '../../domain/portalError'
import { checkStamp, openTimeStamp } from '../../verify/timeStamp'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const NONCE_BYTES = 16
/** An answer is a few thousand bytes; certificates may add some. */
const MOST_ANSWER_BYTES = 1024 * 1024
const TIMEOUT_MS = 20_000

/**
 * Has an authority stamp bytes (RFC 3161, over HTTP): it is sent their hash and a number used once, never the bytes. The
 * answer is checked before it is given. Throws a PortalError `no-time-stamp` where there is none that holds: a package that
 * promises a time stamp must have one.
 */
export async function requestTimeStamp(
  url: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES)
  // A leading bit would make the number negative.
  nonce[0]! &= 0x7f
  const answer = await ask(url, requestOf(bytes, nonce), signal)
  const opened = openTimeStamp(answer)
  if (typeof opened === 'string') throw noStamp(url, opened)
  const { nonce: told } = opened.info
  const isOurs = told !== undefined && told.isEqual(integerOf(nonce))
  if (!isOurs) throw noStamp(url, 'It answered another request than ours.')
  const found = await checkStamp(answer, bytes, [])
  if (found.kind === 'wrong') throw noStamp(url, found.why)
  return answer
}

function requestOf(bytes: Uint8Array, nonce: Buffer): Uint8Array<ArrayBuffer> {
  const digest = createHash('sha256').update(bytes).digest()
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(digest).buffer }),
    }),
    nonce: integerOf(nonce),
    certReq: true,
  })
  return new Uint8Array(request.toSchema().toBER())
}

function integerOf(bytes: Buffer): asn1js.Integer {
  return new asn1js.Integer({ valueHex: new Uint8Array(bytes).buffer })
}

async function ask(url: string, body: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    if (!response.ok) throw noStamp(url, `It answered ${response.status}.`)
    const answer = new Uint8Array(await response.arrayBuffer())
    if (answer.length > MOST_ANSWER_BYTES) throw noStamp(url, 'Its answer is too long to be a time stamp.')
    return answer
  } catch (cause) {
    if (cause instanceof PortalError) throw cause
    if (signal?.aborted) throw new PortalError('cancelled', 'The export was cancelled.', { cause })
    throw noStamp(url, 'It did not answer.', cause)
  }
}

function noStamp(url: string, why: string, cause?: unknown): PortalError {
  const message = `The time-stamp authority at ${new URL(url).host} gave no time stamp that holds. ${why} Export again, or unset TIMESTAMP_URL to go without.`
  return new PortalError('no-time-stamp', message, { cause })
}
