import type { Transaction } from '../../db/database.server'
import type { ArgumentBlock } from '../../domain/argument/argument'
import { numberedParts, renumberReferences } from '../../domain/argument/crossReference'
import { canonicalJson } from '../../domain/canonicalJson'
import { packetSchema, type PacketDraft } from '../../domain/packet'
import { renumberPinCites } from '../../domain/pinCite'

/** Revisions looked through, at the most, for who changed a part last. */
const MOST_LOOKED_AT = 100

/** What a packet said at a revision; null where that is not kept. */
export async function bodyAt(
  tx: Transaction,
  packetId: string,
  revision: number,
): Promise<PacketDraft | null> {
  if (!Number.isSafeInteger(revision) || revision < 1 || revision > 2 ** 31 - 1) return null
  const row = await tx.packetRevision.findUnique({
    where: { packetId_revision: { packetId, revision } },
    select: { body: true },
  })
  return row && (packetSchema.safeParse(JSON.parse(row.body)).data ?? null)
}

type Ordered = Pick<PacketDraft, 'argument'> & { exhibits: readonly { record: string }[] }

/** A part as it reads now: the cites of one written for another order of exhibits and parts follow what they name. */
export function carriedTo(from: Ordered, to: Ordered, block: ArgumentBlock): ArgumentBlock {
  if (block.kind !== 'paragraph') return block
  const recordsOf = ({ exhibits }: Ordered) => exhibits.map(({ record }) => record)
  const cited = renumberPinCites(block.text, recordsOf(from), recordsOf(to))
  return {
    ...block,
    text: renumberReferences(cited, numberedParts(from.argument), numberedParts(to.argument)),
  }
}

/** Who changed a part last, and when; empty where the revisions kept do not tell. */
export async function lastChangeOf(
  tx: Transaction,
  packetId: string,
  blockId: string,
): Promise<{ by: string; at: Date | null; revision: number }> {
  const rows = await tx.packetRevision.findMany({
    where: { packetId },
    orderBy: { revision: 'desc' },
    take: MOST_LOOKED_AT,
  })
  const textOf = (body: string) => {
    const { argument } = JSON.parse(body) as Pick<PacketDraft, 'argument'>
    return canonicalJson(argument.find(({ id }) => id === blockId) ?? null)
  }
  const [latest] = rows
  const present = latest ? textOf(latest.body) : ''
  const before = rows.findIndex(({ body }) => textOf(body) !== present)
  const made = before > 0 ? rows[before - 1]! : rows.at(-1)
  const { savedBy: by = '', savedAt: at = null } = made ?? {}
  return { by, at, revision: latest?.revision ?? 1 }
}
