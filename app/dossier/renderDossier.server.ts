import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonicalJson'
import { formatBates } from '../domain/filing/bates'
import { wholeVolume, type Volume } from '../domain/filing/volumes'
import { countOf } from '../domain/labels'
import { PortalError } from '../domain/portalError'
import { bindOriginal, openOriginal } from './bindOriginal.server'
import { throwIfCancelled } from './cancelled'
import { DossierFile } from './dossierFile.server'
import {
  boundPages,
  inFileOrder,
  runsOf,
  type DossierPlan,
  type PlannedExhibit,
  type Run,
} from './dossierPlan'
import { MeasuringInk } from './measuringInk'
import { setExhibitIndex } from './setExhibitIndex'
import { destinationOf, PageSetter } from './pageSetter'
import { isSamePlaces, noPlaces, type Places } from './places'
import { PdfInk } from './pdfInk.server'
import { countPage, setExhibit } from './setExhibit'
import { setCover } from './setFrontMatter'
import { setColophon, setContents, setPart, setStatement, hasStatement, setSummary } from './setParts'
import { TaggedPdf, type ArchivalClaim } from './taggedPdf.server'
import { explainWriteFault } from './writeFault'

/** A printed page number may move a line, and so a page; then everything is set again with the numbers found. */
const MOST_TRIES = 4

export type RenderOptions = {
  /** The whole bytes of an original, or null where the store has none. */
  readOriginal: (sha256: string) => Promise<Uint8Array | null>
  /** Pages set so far, of all; called about once a page. */
  onProgress?: (pages: number, total: number) => void
  /** Stops the work at the next page; it ends in a PortalError `cancelled`. */
  signal?: AbortSignal
  /** What the file is to claim; PDF/A-2a where this is left out. */
  claim?: ArchivalClaim
}

/** A file that was set. `firstPage` is the number that its first page prints. */
export type RenderedVolume = {
  volume: Volume
  pages: number
  firstPage: number
  sha256: string
  sizeBytes: number
}

/** Sets a planned dossier as one file, however large, at `path`. */
export async function renderDossier(
  plan: DossierPlan,
  path: string,
  options: RenderOptions,
): Promise<RenderedVolume> {
  const [only] = await renderCut(plan, [wholeVolume(plan.exhibits.length)], () => path, options)
  return only!
}

/**
 * Sets a planned dossier cut into these volumes and writes each, whole and synced, to a new file at its path. The same
 * plan, cut and originals give the same bytes. Throws a PortalError where the plan has problems, a character cannot be
 * printed, an original is missing, damaged or locked, or the disk fails; what was begun is then the caller's to remove.
 */
export async function renderCut(
  plan: DossierPlan,
  volumes: readonly Volume[],
  pathOf: (number: number) => string,
  options: RenderOptions,
): Promise<RenderedVolume[]> {
  const [problem] = plan.problems
  if (problem) throw new PortalError(problem.code, problem.message)
  // Fonts are read, and words laid out, once for measuring and for the first file.
  let first: Opened | null = openInk(plan, options)
  let places = noPlaces()
  for (const volume of volumes)
    await setPages(plan, null, volume, places, { ink: new MeasuringInk(first.ink), file: null }, options)
  refuseLostCites(plan, places)
  for (let tries = 1; ; tries++) {
    const found = noPlaces()
    const rendered: RenderedVolume[] = []
    for (const volume of volumes) {
      rendered.push(
        await writeVolume(
          plan,
          places,
          volume,
          found,
          first ?? openInk(plan, options),
          pathOf(volume.number),
          options,
        ),
      )
      first = null
    }
    if (isSamePlaces(places, found)) return rendered
    if (tries === MOST_TRIES)
      throw new PortalError(
        'pages-unsettled',
        'The pages did not settle. Shorten the introduction, and export again.',
      )
    places = found
  }
}

/**
 * Where everything of a planned dossier stands in one file, as a first pass over its pages finds it; none is made. Throws
 * a PortalError where a character cannot be printed, or a cite of a plan that is no draft leads to a page that is not there.
 */
export async function measureDossier(plan: DossierPlan): Promise<Places> {
  const places = noPlaces()
  const target = { ink: new MeasuringInk(openInk(plan, NOTHING_READ).ink), file: null }
  await setPages(plan, null, wholeVolume(plan.exhibits.length), places, target, NOTHING_READ)
  refuseLostCites(plan, places)
  return places
}

const NOTHING_READ: RenderOptions = { readOriginal: async () => null }

/** A file to set, and what measures for it. */
type Opened = { pdf: TaggedPdf; ink: PdfInk }
function openInk(plan: DossierPlan, { claim }: RenderOptions): Opened {
  const pdf = new TaggedPdf({ ...plan, clock: new Date(plan.clock) }, claim)
  return { pdf, ink: new PdfInk(pdf) }
}

async function writeVolume(
  plan: DossierPlan,
  places: Places,
  volume: Volume,
  found: Places,
  into: Opened,
  path: string,
  options: RenderOptions,
): Promise<RenderedVolume> {
  const before = found.total
  if (volume.of > 1) into.pdf.numberFrom(before + 1)
  try {
    return await DossierFile.within(path, async (file) => {
      await setPages(plan, places, volume, found, { ...into, file }, options)
      return { volume, pages: found.total - before, firstPage: before + 1, ...file.finish() }
    })
  } catch (cause) {
    throw explainWriteFault(cause)
  }
}

/** Where a pass sets its pages: into a file, or nowhere to learn where things stand. */
type Target = { ink: MeasuringInk; file: null } | (Opened & { file: DossierFile })

/** Sets every page of a volume once. Each repeats cover and index; the argument stands in the first. */
async function setPages(
  plan: DossierPlan,
  places: Places | null,
  volume: Volume,
  found: Places,
  target: Target,
  options: RenderOptions,
): Promise<void> {
  const { ink } = target
  const marks = { footer: plan.title, legend: plan.venue.pageLegend, isDraft: plan.isDraft }
  const setter = new PageSetter(ink, plan.sheet, marks, places, volume, found)
  const flush = async () => {
    if (target.file !== null) {
      target.file.write(target.pdf.takeWritten())
      options.onProgress?.(setter.page, places?.total ?? setter.page)
    }
    await new Promise(setImmediate)
    throwIfCancelled(options.signal)
  }

  const part = (where: string, set: () => void) => {
    ink.where = where
    setter.within('Sect', set)
  }
  const isFirst = volume.number === 1
  part('Cover', () => setCover(setter, plan))
  if (isFirst) {
    part('Contents', () => setContents(setter, plan))
    if (plan.summary.length > 0) part('Summary', () => setSummary(setter, plan))
    if (hasStatement(plan)) part('Statement of record', () => setStatement(setter, plan))
    for (const it of plan.parts) part(it.title, () => setPart(setter, plan, it))
  }
  part('Exhibit index', () => setExhibitIndex(setter, plan))
  if (isFirst) for (const it of plan.proofs) part(it.title, () => setPart(setter, plan, it))
  await flush()
  const wanted = citedPages(plan)
  for (const exhibit of inFileOrder(plan.exhibits).slice(volume.first, volume.end)) {
    ink.where = exhibit.name
    ink.open('Sect')
    setExhibit(setter, exhibit, plan.labelling.word, wanted)
    await flush()
    if (exhibit.originals.length > 0)
      await setOriginals(setter, target.file === null ? null : target, exhibit, wanted, options, flush)
    ink.close()
  }
  if (volume.number === volume.of) {
    for (const it of plan.endings) part(it.title, () => setPart(setter, plan, it))
    part('Colophon', () => setColophon(setter, plan, digestOf(plan)))
  }
  if (target.file !== null) {
    target.ink.end()
    target.pdf.end()
    target.file.write(target.pdf.takeWritten(true))
  }
}

/** Binds an exhibit's originals in, page by page; without a file, their pages are only counted. */
async function setOriginals(
  setter: PageSetter,
  into: { pdf: TaggedPdf; ink: PdfInk } | null,
  exhibit: PlannedExhibit,
  wanted: ReadonlySet<string>,
  { readOriginal }: RenderOptions,
  flush: () => Promise<void>,
) {
  const { pages } = setter.found.exhibits.get(exhibit.number)!
  const total = exhibit.originals.reduce((sum, original) => sum + boundPages(original).length, 0)
  for (const original of exhibit.originals) {
    const source = into && (await openOriginal(await readOriginal(original.sha256), original, exhibit))
    const bound = boundPages(original)
    const isWhole = bound.length === original.pages
    for (const page of bound) {
      setter.newPage()
      countPage(setter, exhibit.number, pages, wanted)
      if (into && source)
        bindOriginal(into, source, page, {
          sheet: setter.sheet,
          hasHead: setter.hasHead,
          stamp: `${exhibit.name}, page ${pages.length} of ${total}${isWhole ? '' : ` (original page ${page})`}`,
          bates: original.bates ? formatBates(original.bates.prefix, original.bates.first + page - 1) : '',
        })
      if (into) await flush()
    }
  }
}

/** Names of the exhibit pages that some cite leads to: only those get a name in the file. */
function citedPages(plan: DossierPlan): Set<string> {
  const names = new Set<string>()
  for (const { cite } of argumentRuns(plan)) if (cite?.page) names.add(destinationOf(cite.exhibit, cite.page))
  return names
}

/** Every stretch of words ahead of the exhibits that may be a link. */
function argumentRuns(plan: DossierPlan): Run[] {
  const parts = [...plan.parts, ...plan.proofs].flatMap(({ blocks }) => blocks)
  return [...plan.summary, ...plan.introduction, ...parts].flatMap(runsOf)
}

/** A cite to a page that an exhibit does not have would lead nowhere: a draft says so beside it, a filing may not have it. */
function refuseLostCites(plan: DossierPlan, places: Places) {
  if (plan.isDraft) return
  for (const { text, cite } of argumentRuns(plan)) {
    const pages = cite && places.exhibits.get(cite.exhibit)?.pages.length
    if (!cite?.page || pages === undefined || cite.page <= pages!) continue
    throw new PortalError(
      'cite-not-found',
      `The argument cites ${text}, but that exhibit has ${countOf(pages, 'page')}. Correct the page.`,
    )
  }
}

/** Stands for everything that the pages depend on. */
function digestOf(plan: DossierPlan): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex')
}
