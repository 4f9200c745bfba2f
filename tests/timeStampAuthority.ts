import { createHash, webcrypto } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as asn1js from 'asn1js'
import {
  Accuracy,
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const SHA256 = '2.16.840.1.101.3.4.2.1'

/** What an authority of a test does wrong; nothing, unless said. */
export type Misdeeds = {
  /** The time that it stamps. */
  at: Date
  /** What it says that its key is for, and whether it says so critically. */
  purposes: string[]
  isCritical: boolean
  /** Stamps these bytes, whatever it is asked. */
  stamps: Uint8Array | null
  /** Answers as if it had been asked with another number. */
  forgetsNonce: boolean
  status: number
}

const HONEST: Misdeeds = {
  at: new Date('2026-11-22T12:00:05Z'),
  purposes: ['1.3.6.1.5.5.7.3.8'],
  isCritical: true,
  stamps: null,
  forgetsNonce: false,
  status: 0,
}

/** A time-stamp authority on this machine, with a certificate that a root of its own issued. `close` ends it. */
export async function startAuthority(given: Partial<Misdeeds> = {}) {
  const authority = await anAuthority()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void authority.answer(Buffer.concat(chunks), given).then((bytes) => {
        response.setHeader('Content-Type', 'application/timestamp-reply')
        response.end(bytes)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/tsr`,
    root: authority.root,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** An authority without a server: `answer` takes a request (DER) and gives a response. */
export async function anAuthority() {
  const [rootKeys, keys] = await Promise.all([makeKeys(), makeKeys()])
  const root = await certificateOf('A root of the tests', rootKeys, 'A root of the tests', rootKeys, [
    new Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
    }),
  ])
  return {
    /** DER. */
    root: new Uint8Array(root.toSchema().toBER()),
    async answer(request: Uint8Array, given: Partial<Misdeeds> = {}): Promise<Buffer> {
      const misdeeds = { ...HONEST, ...given }
      const usage = new Extension({
        extnID: '2.5.29.37',
        critical: misdeeds.isCritical,
        extnValue: new ExtKeyUsage({ keyPurposes: misdeeds.purposes }).toSchema().toBER(),
      })
      const own = await certificateOf('An authority of the tests', keys, 'A root of the tests', rootKeys, [
        usage,
      ])
      return respond(TimeStampReq.fromBER(new Uint8Array(request).buffer), misdeeds, keys, [own, root])
    },
  }
}

/** A request for a time stamp over bytes, as an authority gets it. */
export function aRequest(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(
    new TimeStampReq({ version: 1, messageImprint: imprintOf(bytes), certReq: true }).toSchema().toBER(),
  )
}

function imprintOf(bytes: Uint8Array): MessageImprint {
  const digest = createHash('sha256').update(bytes).digest()
  return new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1js.Null() }),
    hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(digest).buffer }),
  })
}

async function respond(
  request: TimeStampReq,
  misdeeds: Misdeeds,
  keys: CryptoKeyPair,
  certificates: Certificate[],
): Promise<Buffer> {
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: misdeeds.stamps ? imprintOf(misdeeds.stamps) : request.messageImprint,
    serialNumber: new asn1js.Integer({ value: 42 }),
    genTime: misdeeds.at,
    accuracy: new Accuracy({ seconds: 1 }),
    ...(request.nonce && { nonce: misdeeds.forgetsNonce ? new asn1js.Integer({ value: 1 }) : request.nonce }),
  })
  const content = info.toSchema().toBER()
  const digest = createHash('sha256').update(Buffer.from(content)).digest()
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new asn1js.OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificates[0]!.issuer,
          serialNumber: certificates[0]!.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            new Attribute({
              type: '1.2.840.113549.1.9.3',
              values: [new asn1js.ObjectIdentifier({ value: TST_INFO })],
            }),
            new Attribute({
              type: '1.2.840.113549.1.9.4',
              values: [new asn1js.OctetString({ valueHex: new Uint8Array(digest).buffer })],
            }),
          ],
        }),
      }),
    ],
    certificates,
  })
  await signed.sign(keys.privateKey, 0, 'SHA-256')
  const token = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: misdeeds.status }),
    ...(misdeeds.status < 2 && { timeStampToken: token }),
  })
  return Buffer.from(response.toSchema().toBER())
}

function makeKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

let serial = 1
async function certificateOf(
  subject: string,
  keys: CryptoKeyPair,
  issuer: string,
  issuerKeys: CryptoKeyPair,
  extensions: Extension[],
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: ++serial }) })
  const name = (words: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: words }) })
  certificate.subject.typesAndValues.push(name(subject))
  certificate.issuer.typesAndValues.push(name(issuer))
  certificate.notBefore.value = new Date('2020-01-01T00:00:00Z')
  certificate.notAfter.value = new Date('2040-01-01T00:00:00Z')
  certificate.extensions = extensions
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(issuerKeys.privateKey, 'SHA-256')
  return certificate
}
