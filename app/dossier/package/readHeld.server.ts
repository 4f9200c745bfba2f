import type { ManifestOriginal, ManifestRedaction } from '../../domain/evidencePackage/manifest'
import type { Edition } from '../../domain/filing/edition'
import type { Portal } from '../../portal.server'
import { redactionOf, WITH_CREATOR } from '../../redactions/redactionRow'
import { redactedCopies, shownCopies } from '../redactedCopies.server'
import { readReceipts, type Receipt } from './readReceipts.server'

/** A receipt, and what of it the package holds: its bytes, or the redacted copy that stands for them. */
export type HeldReceipt = Receipt & Pick<ManifestOriginal, 'made' | 'redactions'>

/** What is held of a document of which nothing was ever received. */
export const NONE_HELD: { receipts: HeldReceipt[]; isRedacted: boolean } = { receipts: [], isRedacted: false }

/**
 * What an edition's package holds of the originals of documents, by document. A public one has the redacted copies of a
 * redacted document alone, and of its receipts nothing that tells of the originals: no name of a file, no address, no
 * hash. A confidential one has the originals, each with what was redacted of it.
 */
export async function readHeld(
  portal: Portal,
  documentIds: readonly string[],
  edition: Edition,
): Promise<Map<string, { receipts: HeldReceipt[]; isRedacted: boolean }>> {
  const receipts = await readReceipts(portal, documentIds)
  const copies = await redactedCopies(portal, documentIds)
  const redactions =
    edition === 'confidential' ? await redactionsOf(portal, [...copies.keys()]) : new Map<string, never[]>()
  return new Map(
    [...receipts].map(([id, held]): [string, typeof NONE_HELD] => {
      const own = copies.get(id)
      if (!own) return [id, { receipts: held.map(asReceived), isRedacted: false }]
      if (edition === 'confidential')
        return [
          id,
          {
            receipts: held.map((it) => ({ ...asReceived(it), redactions: redactions.get(it.sha256) ?? [] })),
            isRedacted: true,
          },
        ]
      const shown = held.flatMap((it): HeldReceipt[] => {
        const copy = own.get(it.sha256)
        if (!copy) return []
        const { sha256, fileName, mediaType, sizeBytes } = copy
        return [
          {
            ...{ sha256, fileName, mediaType, sizeBytes, receivedAt: it.receivedAt, method: 'redaction' },
            ...{
              receivedFrom: null,
              capturedAt: null,
              sourceUrl: null,
              made: 'redacted copy',
              redactions: [],
            },
          },
        ]
      })
      return [id, { receipts: shown, isRedacted: true }]
    }),
  )
}

function asReceived(receipt: Receipt): HeldReceipt {
  return { ...receipt, made: 'as received', redactions: [] }
}

/** What was taken out of originals, by their SHA-256: boxes as they were drawn, and the words that the copies are without. */
async function redactionsOf(
  portal: Portal,
  documentIds: readonly string[],
): Promise<Map<string, ManifestRedaction[]>> {
  const [rows, copies] = await Promise.all([
    portal.db.redaction.findMany({
      where: { documentId: { in: [...documentIds] }, kind: 'box' },
      include: WITH_CREATOR,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    shownCopies(portal, documentIds),
  ])
  return new Map(
    copies.map(({ madeOf, documentId, madeOfNumber, of }) => {
      const boxes = rows
        .filter((row) => row.documentId === documentId && row.version === madeOfNumber)
        .map(redactionOf)
        .flatMap((mark): ManifestRedaction[] =>
          mark.kind === 'box'
            ? [
                {
                  ...{ page: mark.page, code: mark.code, start: null, end: null },
                  box: [mark.left, mark.top, mark.width, mark.height],
                },
              ]
            : [],
        )
      const words = of.removed.map(({ page, code, start, end }) => ({ page, code, box: null, start, end }))
      return [madeOf, [...boxes, ...words]]
    }),
  )
}
