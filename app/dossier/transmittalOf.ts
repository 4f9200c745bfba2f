import { writeTransmittal } from '../domain/filing/transmittal'
import type { DossierPlan } from './dossierPlan'

/** The text for the venue's form, with the files as they turned out. */
export function transmittalOf(
  plan: DossierPlan,
  volumes: readonly { path: string; pages: number; sha256: string; sizeBytes: number }[],
): string {
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
