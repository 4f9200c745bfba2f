import { findingsSeenBy, type Finding } from '../domain/filing/readiness'
import { READER, type Viewer } from '../domain/roles'
import type { StoredPacket } from '../packets/readPackets.server'
import type { Portal } from '../portal.server'
import type { DossierPlan } from './dossierPlan'
import { planPacket } from './planPacket.server'
import { measureInThread } from './measureInThread.server'

/** What a packet would be sealed as, and what stands between it and its seal. */
export type SealReadiness = {
  /** As readers may see it: a sealed packet may be shown to them whenever an editor says so. */
  plan: DossierPlan
  blocking: Finding[]
  /** What should be looked at first, and keeps nobody from sealing. */
  checks: Finding[]
}

/** Holds a packet against all that its seal takes: what the team sees of it, what readers may, and its pages as they are set. */
export async function sealReadiness(
  portal: Portal,
  viewer: Viewer,
  stored: StoredPacket,
): Promise<SealReadiness> {
  const team = await planPacket(portal, viewer, stored)
  // A long plan takes a while: whoever waits has a turn before the next. Of a published packet both are one.
  await new Promise(setImmediate)
  const plan = stored.state === 'published' ? team : await planForReaders(portal, stored)
  const findings = [...team.findings, ...plan.findings].filter(
    ({ says }, at, all) => all.findIndex((it) => it.says === says) === at,
  )
  const blocking = blockingIn({ ...plan, findings })
  if (blocking.length === 0) blocking.push(...(await unprintable(plan)))
  const seen = (some: readonly Finding[]) => findingsSeenBy(viewer, some)
  return { plan, blocking: seen(blocking), checks: seen(findings.filter(({ blocks }) => !blocks)) }
}

/** What keeps a plan from being sealed: its problems first. */
export function blockingIn({
  packetId,
  problems,
  findings,
}: Pick<DossierPlan, 'packetId' | 'problems' | 'findings'>): Finding[] {
  const faults = problems.map(({ code, message }): Finding => {
    return { rule: code, says: message, cite: 'house rule', blocks: true, href: `/packets/${packetId}` }
  })
  return [...faults, ...findings.filter(({ blocks }) => blocks)]
}

/** A packet's plan with what readers may see of its records, and no more. */
export function planForReaders(portal: Portal, stored: StoredPacket): Promise<DossierPlan> {
  return planPacket(portal, READER, { ...stored, state: 'published' })
}

/** What keeps the pages from being set, which only setting them shows: a cite beyond a record's last page, a letter no typeface has. */
async function unprintable(plan: DossierPlan): Promise<Finding[]> {
  const problem = await measureInThread(plan)
  if (!problem) return []
  const { code, message } = problem
  return [{ rule: code, says: message, cite: 'house rule', blocks: true, href: `/packets/${plan.packetId}` }]
}
