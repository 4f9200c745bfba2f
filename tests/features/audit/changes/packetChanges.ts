import { addBlock } from '../../../../app/packets/argument/argumentCommands.server'
import { aStoredPacket } from '../../../aPacket'
import { aReadyPacket } from '../../../aReadyPacket'
import { LETTER } from '../../aLetter'
import { owner, portal, send, type Changes } from './changeDesk'

/** A packet with two paragraphs, and the first of them. */
async function anArgumentOfOurs() {
  const { packetId } = await aPacketOfOurs()
  let revision = ''
  for (const id of ['one', 'two']) {
    const block = { kind: 'paragraph', id, text: 'Words.' } as const
    const added = await addBlock(portal, owner.viewer, packetId, { block })
    if (added.ok) revision = String(added.value.revision)
  }
  return { packetId, blockId: 'one', revision }
}

async function aPacketOfOurs() {
  const { packet, exhibitIds, revision } = await aStoredPacket(portal, owner.viewer, [LETTER.id, 'sender'])
  return { packetId: packet.id, exhibitId: exhibitIds[0]!, revision: String(revision) }
}

async function aPacketToSeal() {
  const { packet, revision } = await aReadyPacket(portal, owner.viewer, ['sender'])
  return { packetId: packet.id, revision: String(revision) }
}

/** Changes to packets. */
export const packetChanges: Changes = {
  '/packets/new': async () => ({ form: { title: 'A packet' } }),
  '/packets/add': async () => ({ form: { packet: '', title: 'Another', record: [LETTER.id] } }),
  '/packets/:packetId/edit': async () => {
    const { packetId, revision } = await aPacketOfOurs()
    return { params: { packetId }, form: { title: 'Another title', revision } }
  },
  '/packets/:packetId/order': async () => {
    const { packetId, exhibitId } = await aPacketOfOurs()
    return { params: { packetId }, form: { exhibit: exhibitId, to: 'down' } }
  },
  '/packets/:packetId/state': async () => ({ params: await aPacketOfOurs(), form: { state: 'published' } }),
  '/packets/:packetId/review': async () => ({
    params: await aPacketOfOurs(),
    form: { review: 'in-review' },
  }),
  '/packets/:packetId/comments': async () => ({
    params: await aPacketOfOurs(),
    form: { target: 'packet', body: 'Is this all?' },
  }),
  '/packets/:packetId/comments/:commentId': async () => {
    const { packetId } = await aPacketOfOurs()
    const form = { target: 'packet', body: 'Is this all?' }
    await send('/packets/:packetId/comments', { params: { packetId }, form })
    const { id } = await portal.db.packetComment.findFirstOrThrow({ where: { packetId } })
    return { params: { packetId, commentId: id }, form: { state: 'resolved' } }
  },
  '/packets/:packetId/seal': async () => {
    const params = await aPacketToSeal()
    return { params, form: { revision: params.revision } }
  },
  '/packets/:packetId/amendments': async () => {
    const params = await aPacketToSeal()
    await send('/packets/:packetId/seal', { params, form: { revision: params.revision } })
    return { params }
  },
  '/packets/:packetId/delete': async () => ({ params: await aPacketOfOurs() }),
  '/packets/:packetId/exhibits': async () => ({
    params: await aPacketOfOurs(),
    form: { record: ['counsel'] },
  }),
  '/packets/:packetId/exhibits/:exhibitId': async () => {
    const { revision, ...params } = await aPacketOfOurs()
    return { params, form: { caption: 'A caption', revision } }
  },
  '/packets/:packetId/exhibits/:exhibitId/remove': async () => ({ params: await aPacketOfOurs() }),
  '/packets/:packetId/argument/new': async () => ({
    params: await aPacketOfOurs(),
    form: { kind: 'paragraph', text: 'Words.', place: '1' },
  }),
  '/packets/:packetId/argument/introduction': async () => {
    const { packet } = await aStoredPacket(portal, owner.viewer, [LETTER.id], { introduction: 'Words.' })
    return { params: { packetId: packet.id } }
  },
  '/packets/:packetId/argument/order': async () => {
    const { packetId, blockId } = await anArgumentOfOurs()
    return { params: { packetId }, form: { part: blockId, to: 'down' } }
  },
  '/packets/:packetId/argument/restore': async () => {
    const { packetId, blockId, revision } = await anArgumentOfOurs()
    await send('/packets/:packetId/argument/:blockId/remove', { params: { packetId, blockId } })
    return { params: { packetId }, form: { part: blockId, from: revision } }
  },
  '/packets/:packetId/argument/:blockId': async () => {
    const { revision, ...params } = await anArgumentOfOurs()
    return { params, form: { kind: 'paragraph', text: 'Other words.', revision } }
  },
  '/packets/:packetId/argument/:blockId/autosave': async () => {
    const { revision, ...params } = await anArgumentOfOurs()
    return { params, form: { kind: 'paragraph', text: 'Other words.', revision } }
  },
  '/packets/:packetId/argument/:blockId/remove': async () => ({ params: await anArgumentOfOurs() }),
  '/packets/:packetId/history': async () => {
    const { packetId } = await anArgumentOfOurs()
    return { params: { packetId }, form: { revision: '2' } }
  },
  // Of records alone: the letter has redactions by now, and is not exported until its copy is there.
  '/packets/:packetId/exports': async () => ({ params: await aPacketToSeal() }),
  '/packets/:packetId/exports/:exportId/cancel': async () => {
    const { packetId } = await aPacketToSeal()
    await send('/packets/:packetId/exports', { params: { packetId } })
    const { id } = await portal.db.export.findFirstOrThrow({ where: { packetId } })
    return { params: { packetId, exportId: id } }
  },
}
