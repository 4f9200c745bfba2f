import { decodePem } from '../../../domain/evidencePackage/envelope'
import { blobFile, blobSource, browserPlatform } from '../../../verify/browserPlatform'
import { openZip } from '../../../verify/openZip'
import type { Report } from '../../../verify/report'
import { checkStamp } from '../../../verify/timeStamp'
import { verifyDossier } from '../../../verify/verifyDossier'
import { verifyPackage } from '../../../verify/verifyPackage'
import { countPages, readPdf } from './readPdf'

/**
 * Verifies a file on the page, with what the command line verifies it with. `portalKey` is this portal's public key (PEM),
 * tried where the reader gives none of their own. Answers null for what is neither a PDF nor a package.
 */
export async function verifyFile(file: File, ownKey: File | null, portalKey: string): Promise<Report | null> {
  const platform = browserPlatform({ readPdf, countPages, checkTimeStamp: checkStamp })
  const head = await file.slice(0, 1024).text()
  if (head.startsWith('PK')) {
    const key = decodePem(ownKey ? await ownKey.text() : portalKey, 'PUBLIC KEY')
    const bag = await openZip(blobSource(file))
    return verifyPackage(bag, platform, { key, keyFrom: ownKey ? 'given' : 'portal', authorities: [] })
  }
  return /%PDF-\d/.test(head) ? verifyDossier(blobFile(file, file.name), null, platform) : null
}
