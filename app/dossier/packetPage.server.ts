import { readCatalog } from '../catalog/readCatalog.server'
import { recordHref } from '../domain/recordHref'
import { mayDo, type Viewer } from '../domain/roles'
import { shownKind } from '../domain/shownKind'
import { findPacket, mayChange } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import { chooseChart } from '../measurements/defaultChart'
import { subjectOf } from '../measurements/planChart'
import { planPacket } from './planPacket.server'
import { listExports } from './readExports.server'

/** What the page of a packet shows, to whoever may read it; null where nobody such asks. */
export async function packetPage(portal: Portal, viewer: Viewer, id: string) {
  const stored = await findPacket(portal, viewer, id)
  if (!stored) return null
  const [catalog, plan, exports] = await Promise.all([
    readCatalog(portal, viewer),
    planPacket(portal, viewer, stored),
    listExports(portal, viewer, id),
  ])
  const exhibits = stored.packet.exhibits.map((exhibit, index) => {
    const record = catalog.get(exhibit.record)
    const planned = plan.exhibits.find(({ number }) => number === index + 1)
    return {
      id: stored.exhibitIds[index]!,
      number: index + 1,
      record: exhibit.record,
      title: planned?.title ?? exhibit.record,
      href: record && recordHref(record),
      kind: record && shownKind(record),
      caption: exhibit.caption,
      date: planned?.date ?? '',
      originals: planned?.originals.length ?? 0,
    }
  })
  const { exhibits: _, ...fields } = stored.packet
  return {
    ...fields,
    state: stored.state,
    revision: stored.revision,
    updatedAt: stored.updatedAt.toISOString(),
    madeBy: stored.madeBy?.name ?? null,
    exhibits,
    blocks: plan.introduction,
    findings: plan.findings,
    venueName: plan.venue.name,
    problems: plan.problems.map(({ message }) => message),
    mayChange: mayChange(viewer, stored),
    mayPublish: mayDo(viewer.role, 'publish'),
    exports: exports.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      isCurrent: row.packetRevision === stored.revision,
    })),
  }
}

/** What the form of an exhibit shows; null where the packet or the exhibit is not there to be changed. */
export async function exhibitPage(portal: Portal, viewer: Viewer, id: string, exhibitId: string) {
  const stored = await findPacket(portal, viewer, id)
  const at = stored?.exhibitIds.indexOf(exhibitId) ?? -1
  if (!stored || at === -1 || !mayChange(viewer, stored)) return null
  const exhibit = stored.packet.exhibits[at]!
  const catalog = await readCatalog(portal, viewer)
  const points = catalog.find('series', exhibit.record)
    ? catalog.mentioning(exhibit.record, 'point', 'series')
    : []
  const services = [...new Map(points.map((point) => [subjectOf(point).key, subjectOf(point).label]))]
  const periods = points
    .map(({ period }) => period)
    .filter((period) => /^\d{4}(-\d{2})?$/.test(period))
    .sort()
  const plan = await planPacket(portal, viewer, stored)
  return {
    packet: { id, title: stored.packet.title, revision: stored.revision },
    number: at + 1,
    title: plan.exhibits.find(({ number }) => number === at + 1)?.title ?? exhibit.record,
    exhibit,
    /** What the chart draws now, chosen or not; null where none is drawn. */
    drawn: exhibit.chart ?? chooseChart(points),
    services: services.map(([key, label]) => ({ key, label })).sort((a, b) => (a.label < b.label ? -1 : 1)),
    periods: periods.length > 0 ? { first: periods[0]!, last: periods.at(-1)! } : null,
  }
}
export type PacketPage = NonNullable<Awaited<ReturnType<typeof packetPage>>>
