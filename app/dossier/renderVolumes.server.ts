import { rm } from 'node:fs/promises'
import { cutVolumes, wholeVolume, type Volume } from '../domain/filing/volumes'
import { PortalError } from '../domain/portalError'
import { boundPages, inFileOrder, type DossierPlan, type PlannedExhibit } from './dossierPlan'
import { renderCut, type RenderedVolume, type RenderOptions } from './renderDossier.server'

/** What pages of our own take, by experience: cover and index with their typefaces; an exhibit's sheets; a stamped page. */
const FRONT_BYTES = 250_000
const INDEX_LINE_BYTES = 1_500
const SHEET_BYTES = 6_000
const STAMPED_PAGE_BYTES = 2_500

/** A cut by expected sizes that turns out too large is made again with more room to spare. */
const MOST_CUTS = 4

/**
 * Sets a dossier, in volumes cut between exhibits where its venue takes no file of its size, each into the path that
 * `pathOf` gives for its number. Throws a PortalError that names it where an exhibit is larger than any file may be, and
 * where there would be more files than the venue takes.
 */
export async function renderVolumes(
  plan: DossierPlan,
  pathOf: (number: number) => string,
  options: RenderOptions,
): Promise<RenderedVolume[]> {
  const { mostBytes, mostFiles } = plan.venue
  if (mostBytes === null) return renderCut(plan, [wholeVolume(plan.exhibits.length)], pathOf, options)
  let spareBytes = 0
  for (let tries = 1; ; tries++) {
    const volumes = cut(plan, mostBytes - spareBytes, mostFiles)
    const rendered = await renderCut(plan, volumes, pathOf, options)
    const tooLarge = rendered.filter(({ sizeBytes }) => sizeBytes > mostBytes)
    if (tooLarge.length === 0) return rendered
    for (const { volume } of rendered) await rm(pathOf(volume.number), { force: true })
    const alone = tooLarge.find(({ volume }) => volume.end - volume.first <= 1)
    if (alone || tries === MOST_CUTS)
      throw exhibitTooLarge(plan, inFileOrder(plan.exhibits)[(alone ?? tooLarge[0]!).volume.first]!)
    spareBytes += Math.max(...tooLarge.map(({ sizeBytes }) => sizeBytes)) - mostBytes + mostBytes / 50
  }
}

function cut(plan: DossierPlan, mostBytes: number, mostFiles: number | null): Volume[] {
  const repeatedBytes = FRONT_BYTES + plan.exhibits.length * INDEX_LINE_BYTES
  const exhibits = inFileOrder(plan.exhibits)
  const sizes = exhibits.map(sizeOf)
  const volumes = cutVolumes(sizes, { mostBytes, mostFiles, repeatedBytes, firstBytes: 2 * repeatedBytes })
  if (volumes.ok) return volumes.value
  if (volumes.refusal.reason === 'exhibit-too-large')
    throw exhibitTooLarge(plan, exhibits[volumes.refusal.exhibit]!)
  throw new PortalError(
    'too-many-volumes',
    `The dossier needs ${volumes.refusal.volumes} files of at most ${megabytes(plan.venue.mostBytes!)}, and ${plan.venue.name} takes ${mostFiles}. Take exhibits out, or file them in two submissions.`,
  )
}

function sizeOf({ originals }: PlannedExhibit): number {
  return originals.reduce(
    (sum, original) => sum + original.sizeBytes + boundPages(original).length * STAMPED_PAGE_BYTES,
    SHEET_BYTES,
  )
}

function exhibitTooLarge({ venue }: DossierPlan, { name, title, originals }: PlannedExhibit): PortalError {
  const bytes = originals.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return new PortalError(
    'exhibit-too-large',
    `${name}, “${title}”, has originals of ${megabytes(bytes)}, and ${venue.name} takes no file above ${megabytes(venue.mostBytes!)}. A volume is never cut within an exhibit: put forward a part of it, or a smaller copy.`,
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`
}
