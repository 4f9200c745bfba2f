import { writeTransmittal } from '../domain/filing/transmittal'
import type { DossierPlan } from './dossierPlan'

/** The text for the venue's form, with the files as they turned out. A confidential version has no form: ECFS takes none. */
export function transmittalOf(
  plan: DossierPlan,
  volumes: readonly { path: string; pages: number; sha256: string; sizeBytes: number }[],
): string {
  if (plan.edition === 'confidential') return NO_FORM
  return writeTransmittal(
    plan.transmittal,
    volumes.map(({ path, pages, sha256, sizeBytes }) => ({
      fileName: path.replace(/^.*[\\/]/, ''),
      pages,
      sha256,
      sizeBytes,
    })),
  )
}

const NO_FORM = `This is the confidential version. ECFS takes no filing with a confidentiality request (47 CFR 0.459(a)(3)):
file the public version there, and this one as the protective order or 47 CFR 0.459 says.
`
