import { applyChanges, type CatalogChange } from '../catalog/changeCatalog.server'
import { linkIdOf } from '../catalog/linkId'
import type { Transaction } from '../db/database.server'
import type { Actor } from '../domain/roles'
import type { Portal } from '../portal.server'

/** Ties the document of a part to the document that it was taken out of, and that of a mail to those of its parts. */
export async function tieToContainer(
  tx: Transaction,
  portal: Portal,
  actor: Actor,
  provenanceId: string,
): Promise<void> {
  const pairs = await tx.provenance.findMany({
    where: {
      OR: [{ id: provenanceId }, { containerId: provenanceId }],
      documentId: { not: null },
      container: { documentId: { not: null } },
    },
    select: { documentId: true, fileName: true, container: { select: { documentId: true } } },
  })
  const changes: CatalogChange[] = []
  for (const { documentId, fileName, container } of pairs) {
    const [from, to] = [documentId!, container!.documentId!]
    if (from === to) continue
    const type = 'attached to' as const
    if (await tx.link.findFirst({ where: { fromId: from, toId: to, type } })) continue
    const id = linkIdOf(from, type, to)
    if (changes.some((it) => it.do === 'add-link' && it.link.id === id)) continue
    const reason = `It came within that document, as “${fileName}”.`
    changes.push({ do: 'add-link', link: { id, from, to, type, reason }, origin: { from: 'portal' } })
  }
  await applyChanges(tx, portal, actor, changes)
}
