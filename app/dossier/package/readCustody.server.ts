import { writeCsv } from '../../domain/csv'
import type { Portal } from '../../portal.server'

const COLUMNS = [
  'step',
  'at (UTC)',
  'actor',
  'action',
  'tool',
  'input sha256',
  'output sha256',
  'log entry',
  'log hash',
]

type Step = { at: Date; order: number; cells: (string | number)[] }

/**
 * What was done with these originals, in order of time: each row of the portal's log about them, with its number and hash
 * there, and each reading, which gives a text for bytes that stay as they are.
 */
export async function readCustody(portal: Portal, sha256s: readonly string[]): Promise<string> {
  const [entries, readings] = await Promise.all([
    portal.db.auditEntry.findMany({
      where: { subject: 'original', subjectId: { in: [...sha256s] } },
      select: { seq: true, at: true, actor: true, action: true, subjectId: true, hash: true },
      orderBy: { seq: 'asc' },
    }),
    portal.db.extraction.findMany({
      where: { sha256: { in: [...sha256s] } },
      select: { sha256: true, number: true, extractor: true, textSha256: true, madeAt: true },
      orderBy: [{ sha256: 'asc' }, { number: 'asc' }],
    }),
  ])
  const logged = entries.map(({ seq, at, actor, action, subjectId, hash }): Step => {
    return { at, order: 0, cells: [actor, action, '', subjectId, subjectId, seq, hash] }
  })
  const read = readings.map(({ sha256, extractor, textSha256, madeAt }): Step => {
    return {
      at: madeAt,
      order: 1,
      cells: ['Throughline', 'text.read', extractor, sha256, textSha256, '', ''],
    }
  })
  // Sorting is stable, so that rows of one instant stay in the order of the log.
  const steps = [...logged, ...read].sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order)
  return writeCsv(
    COLUMNS,
    steps.map(({ at, cells }, index) => [index + 1, at.toISOString(), ...cells]),
  )
}
