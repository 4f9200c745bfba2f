import { formatGroup, groupFindings } from '../domain/filing/findingGroups'
import type { DossierPlan } from './dossierPlan'

/** How a sealed packet stands as its records are now. */
export type AfterSeal = {
  /** Exhibits of which words were redacted since. */
  redacted: string[]
  /** Why its public dossier cannot be made now, each with where that is settled outside the packet. */
  standing: string[]
  /** What its checks would ask for if it were not sealed: an amendment's to settle. */
  toSettle: string[]
}

/** Parts what a sealed packet's checks find: nothing of it can be settled in the packet itself. */
export function afterSeal(
  { problems, findings }: Pick<DossierPlan, 'problems' | 'findings'>,
  exhibits: readonly { name: string; redactedAt: Date | null }[],
  sealedAt: Date,
): AfterSeal {
  const isStanding = ({ code }: { code: string }) => code === 'edition'
  return {
    redacted: exhibits.flatMap(({ name, redactedAt }) => (redactedAt && redactedAt > sealedAt ? [name] : [])),
    standing: problems.filter(isStanding).map(({ message }) => message),
    toSettle: [
      ...problems.filter((problem) => !isStanding(problem)).map(({ message }) => message),
      ...groupFindings(findings.filter(({ blocks }) => blocks)).map(formatGroup),
    ],
  }
}

/**
 * What readers are told of it: neither which exhibits were redacted since, which would send whoever kept the earlier file
 * to the words, nor what is for an amendment to settle.
 */
export function afterSealForReaders({ standing }: AfterSeal, canBeMade: boolean): AfterSeal {
  const told = canBeMade || standing.length > 0 ? standing : [CANNOT_BE_MADE]
  return { redacted: [], standing: told, toSettle: [] }
}

const CANNOT_BE_MADE = 'Its public dossier cannot be made as its records stand now.'
