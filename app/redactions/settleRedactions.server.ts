import { raiseRevision } from '../catalog/changeCatalog.server'
import { settleSharedBytes } from '../catalog/sharedBytes.server'
import { withholdQuotes } from '../catalog/withhold.server'
import type { Transaction } from '../db/database.server'
import type { Actor } from '../domain/roles'
import { enqueue } from '../jobs/enqueue.server'
import type { Portal } from '../portal.server'
import { packetsShowingDocument } from './packetsShowingDocument.server'

/**
 * Brings everything in line with the redactions that a document has now, in the transaction that changed them. Where it
 * has any, readers without an account are shown none of its versions, nothing that quotes it and no export made before,
 * until the copy without what is redacted is there: it is asked for. Where it has none left, they are shown all again.
 * What other documents have of the same bytes goes with it.
 * The caller calls `forgetCatalog` and `wakeJobs` after the commit.
 */
export async function settleRedactions(
  tx: Transaction,
  portal: Portal,
  by: Actor,
  documentId: string,
): Promise<void> {
  const isRedacted = (await tx.redaction.count({ where: { documentId } })) > 0
  await tx.version.updateMany({
    where: { documentId, kind: { not: 'redacted' } },
    data: { withheld: isRedacted },
  })
  await tx.version.updateMany({ where: { documentId, kind: 'redacted' }, data: { withheld: true } })
  const sharing = await settleSharedBytes(tx, documentId)
  await withholdQuotes(tx, documentId)
  if (isRedacted) {
    const exported = { exports: { some: { edition: 'public' } } }
    for (const shown of [documentId, ...sharing]) {
      const packetId = { in: await packetsShowingDocument(tx, shown, exported) }
      await tx.export.updateMany({
        where: { edition: 'public', packetId },
        data: { edition: 'confidential' },
      })
    }
    await enqueue(tx, portal, { kind: 'redact', subject: documentId, by })
  }
  await raiseRevision(tx, portal.now())
}
