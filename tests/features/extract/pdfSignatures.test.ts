import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../app/extract/pdf/readPdf.server'
import { aFile, useOriginals } from './extracting'
import { aSignedLockedPdf, aSignedPdf } from './signedPdf'

useOriginals()

async function read(bytes: Uint8Array) {
  const { facts, flags } = await readPdf(await aFile(bytes), () => undefined)
  return {
    signature: facts.signatures[0],
    count: facts.signatures.length,
    flags: flags.map((flag) => flag.kind),
  }
}

/** The bytes with one letter of the page changed. */
function tampered(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  changed.write('Y0ur', changed.indexOf('Your'), 'latin1')
  return changed
}

describe('signatures in a PDF', () => {
  it.each(['RSA', 'ECDSA'] as const)(
    'says who signed, when by their own word, and that the bytes match (%s)',
    async (kind) => {
      expect(await read(await aSignedPdf(kind))).toEqual({
        signature: {
          signer: 'K. Hart',
          signedAt: '2014-06-05T16:00:00.000Z',
          isIntact: true,
          coversWholeFile: true,
        },
        count: 1,
        flags: [],
      })
    },
  )

  it('flags a file of which one letter was changed after it was signed', async () => {
    const { signature, flags } = await read(tampered(await aSignedPdf()))
    expect(signature).toMatchObject({ signer: 'K. Hart', isIntact: false })
    expect(flags).toContain('signature-broken')
  })

  it('are looked at in a file that is encrypted and opens for everybody', async () => {
    const bytes = await aSignedLockedPdf()
    const signature = { signer: 'K. Hart', isIntact: true, coversWholeFile: true }
    expect(await read(bytes)).toMatchObject({ signature, count: 1, flags: ['encrypted-part'] })
    bytes[bytes.indexOf('/MediaBox [0') + '/MediaBox ['.length] = '1'.charCodeAt(0)
    expect(await read(bytes)).toMatchObject({
      signature: { isIntact: false },
      flags: ['encrypted-part', 'signature-broken'],
    })
  })

  it('says that bytes were added after what was signed', async () => {
    const { signature, flags } = await read(
      Buffer.concat([await aSignedPdf(), Buffer.from('\n% and more\n%%EOF\n')]),
    )
    expect(signature).toMatchObject({ isIntact: true, coversWholeFile: false })
    expect(flags).toEqual([])
  })

  it('flags a signature whose value was not made with the certificate’s key', async () => {
    const bytes = await aSignedPdf()
    const text = bytes.toString('latin1')
    const padding = /0{200,}>/.exec(text)!.index
    const changed = Buffer.from(bytes)
    changed.write(text[padding - 3] === 'a' ? 'b' : 'a', padding - 3, 'latin1')
    expect((await read(changed)).signature).toMatchObject({ isIntact: false })
  })

  it('flags a signature that leaves out more of the file than itself', async () => {
    const bytes = await aSignedPdf()
    const at = bytes.indexOf('/ByteRange [0 ') + '/ByteRange [0 '.length
    const shorter = Number(bytes.subarray(at, at + 10).toString('latin1')) - 300
    bytes.write(String(shorter).padStart(10, '0'), at, 'latin1')
    expect((await read(bytes)).signature).toMatchObject({ isIntact: false })
  })

  it('cannot tell of a signature that is none', async () => {
    const bytes = await aSignedPdf()
    const from = bytes.indexOf('/Contents <') + '/Contents <'.length
    bytes.fill('00', from, from + 12_000, 'latin1')
    const { signature } = await read(bytes)
    expect(signature).toEqual({
      signer: null,
      signedAt: '2014-06-05T16:00:00.000Z',
      isIntact: null,
      coversWholeFile: true,
    })
  })

  it('has none where a file has none', async () => {
    expect((await read(Buffer.from('%PDF-1.7\n'))).count).toBe(0)
  })
})
