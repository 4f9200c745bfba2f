import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { drawn } from './drawnPdf'
import { onePage, plainPdf } from './plainPdf'

const SIGNATURE_BYTES = 6_000
const SIGNED_AT = new Date('2014-06-05T16:00:00Z')
const ALGORITHMS = {
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  ECDSA: { name: 'ECDSA', namedCurve: 'P-256' },
} as const

/** Offsets of as many digits as the files here may have; each is written over once it is known. */
const OFFSET = 1_000_000_000

/** A PDF that K. Hart signs, on 5 June 2014 as they claim, with a key that nobody vouches for. */
export function aSignedPdf(algorithm: keyof typeof ALGORITHMS = 'RSA'): Promise<Buffer> {
  const field = '<< /FT /Sig /T (Signature1) /V 7 0 R >>'
  const signature = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20140605120000-04'00') /ByteRange [0 ${OFFSET} ${OFFSET} ${OFFSET}] /Contents <${'0'.repeat(SIGNATURE_BYTES * 2)}> >>`
  const objects = onePage('Your letter asks us to stop.', {
    catalog: '/AcroForm << /SigFlags 3 /Fields [6 0 R] >>',
  })
  return signed(plainPdf([...objects, [6, field], [7, signature]]), algorithm)
}

/** The same, encrypted so that it opens for everybody. */
export async function aSignedLockedPdf(): Promise<Buffer> {
  const options = { ownerPassword: 'owner', pdfVersion: '1.7' } as const
  const bytes = await drawn((pdf) => {
    pdf.addPage().text('Your letter asks us to stop.')
    const signature = pdf.ref({
      Type: 'Sig',
      SubFilter: 'adbe.pkcs7.detached',
      M: new String("D:20140605120000-04'00'"),
      ByteRange: [0, OFFSET, OFFSET, OFFSET],
      Contents: Buffer.alloc(SIGNATURE_BYTES),
    })
    const field = pdf.ref({ FT: 'Sig', T: new String('Signature1'), V: signature })
    pdf.initForm()
    type Form = { data: { Fields: unknown[] } }
    const { _root: catalog } = pdf as unknown as { _root: { data: { AcroForm: Form } } }
    catalog.data.AcroForm.data.Fields.push(field)
    for (const object of [signature, field]) object.end(null)
  }, options)
  return signed(bytes, 'RSA')
}

/** Signs what stands around the place that is left for it. */
async function signed(bytes: Buffer, algorithm: keyof typeof ALGORITHMS): Promise<Buffer> {
  const text = bytes.toString('latin1')
  const from = text.indexOf('/Contents <0') + '/Contents '.length
  const to = from + SIGNATURE_BYTES * 2 + 2
  const range = [from, to, bytes.length - to].map((it) => String(it).padStart(10, '0'))
  bytes.write(`[0 ${range.join(' ')}]`, text.indexOf(`[0 ${OFFSET}`), 'latin1')
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
  bytes.write((await sign(digest, algorithm)).toString('hex'), from + 1, 'latin1')
  return bytes
}

type Signer = { privateKey: CryptoKey; certificate: Certificate }
const signers: Partial<Record<keyof typeof ALGORITHMS, Promise<Signer>>> = {}

/** One signs all files of a kind: to find an RSA key takes longer than all else. */
async function makeSigner(algorithm: keyof typeof ALGORITHMS): Promise<Signer> {
  const kind = ALGORITHMS[algorithm]
  const keys = (await webcrypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair
  return { privateKey: keys.privateKey, certificate: await certificateFor(keys) }
}

async function sign(digest: Buffer, algorithm: keyof typeof ALGORITHMS): Promise<Buffer> {
  const { privateKey, certificate } = await (signers[algorithm] ??= makeSigner(algorithm))
  const attributes = [
    new Attribute({
      type: '1.2.840.113549.1.9.3',
      values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new asn1js.UTCTime({ valueDate: SIGNED_AT })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new asn1js.OctetString({ valueHex: bufferOf(digest) })],
    }),
  ]
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  })
  await signedData.sign(privateKey, 0, 'SHA-256', new ArrayBuffer(0))
  const info = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signedData.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

async function certificateFor(keys: CryptoKeyPair): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new asn1js.Integer({ value: 7 }) })
  for (const name of [certificate.issuer, certificate.subject]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: 'K. Hart' }) }),
    )
  }
  certificate.notBefore.value = new Date('2014-01-01T00:00:00Z')
  certificate.notAfter.value = new Date('2034-01-01T00:00:00Z')
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return certificate
}

function bufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
