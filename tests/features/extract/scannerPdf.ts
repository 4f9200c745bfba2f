import { aStream, plainPdf } from './plainPdf'

/** One segment that says that the page is black (ISO/IEC 14492, 7.4.8): 8 by 8 pixels, of which none is written. */
const JBIG2 =
  '00000000' + '30' + '00' + '01' + '00000013' + '0000000800000008' + '0'.repeat(16) + '04' + '0000'
/** 8 by 8 black pixels in JPEG 2000, as OpenJPEG packs them. */
const JPEG_2000 =
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAACAAAAAgAAQcHAAAAAAAPY29scgEAAAAAABEAAACQanAyY/9P/1EAKQAAAAAACAAAAAgAAAAAAAAAAAAAAAgAAAAIAAAAAAAAAAAAAQcBAf9SAAwAAAABAAMEBAAB/1wADUBASEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAFQAB/5PfgAgHgICA/9k='

/** A page that is black all over, as scanners pack it: its left half in JBIG2, its right half in JPEG 2000. */
export function aScannersPdf(): Buffer {
  const picture = '/Type /XObject /Subtype /Image /Width 8 /Height 8'
  return plainPdf([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      3,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /L 5 0 R /R 6 0 R >> >> /Contents 4 0 R >>',
    ],
    [4, aStream('', 'q 100 0 0 200 0 0 cm /L Do Q q 100 0 0 200 100 0 cm /R Do Q')],
    [
      5,
      aStream(
        `${picture} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode`,
        Buffer.from(JBIG2, 'hex'),
      ),
    ],
    [6, aStream(`${picture} /Filter /JPXDecode`, Buffer.from(JPEG_2000, 'base64'))],
  ])
}
