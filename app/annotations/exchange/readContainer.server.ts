import {
  CONTAINER_PAGE,
  writeContainer,
  writeContainerPage,
  type Inclusion,
} from '../../domain/webAnnotation/container'
import type { W3cAnnotation } from '../../domain/webAnnotation/writeW3c'
import type { Viewer } from '../../domain/roles'
import type { Portal } from '../../portal.server'
import { repliesSeenBy } from '../annotationRow'
import type { NoteFilter } from '../list/noteFilter'
import { notesByIds } from '../notesByIds.server'
import { selectNotes } from '../list/selectNotes.server'
import { annotationPath, exportNotes } from './exportNotes.server'
import { writeResource } from './readResource.server'

/** What a program asks of a container: the notes, how much of each, and which page; null asks for the container. */
export type ContainerAsked = {
  filter: NoteFilter
  inclusion: Inclusion
  page: number | null
  /** The portal's public address, and the container's own, with what is asked of it. */
  origin: string
  address: string
}

/** The annotations that fit a filter and that this viewer may see, as the W3C's container has them. Null for a page that it lacks. */
export async function readContainer(portal: Portal, viewer: Viewer, asked: ContainerAsked) {
  const { filter, inclusion, page, origin, address } = asked
  const { ids } = await selectNotes(portal, viewer, filter, null)
  const all = await withReplies(portal, viewer, ids)
  const container = {
    address,
    label: 'Notes of Throughline',
    total: all.length,
    modified: latest(all),
  }
  if (page === null && inclusion === 'minimal') return writeContainer(container, inclusion, null)
  const number = page ?? 0
  const shown = all.slice(number * CONTAINER_PAGE, (number + 1) * CONTAINER_PAGE)
  if (page !== null && page > 0 && shown.length === 0) return null
  const items =
    inclusion === 'iris'
      ? shown.map((note) => origin + annotationPath(note))
      : await describe(portal, viewer, shown, origin)
  return page === null
    ? writeContainer(container, inclusion, { number, items })
    : writeContainerPage(container, inclusion, { number, items })
}

/** The annotations of one page. Their notes are read whole, since a reply is written from what it answers. */
async function describe(
  portal: Portal,
  viewer: Viewer,
  shown: readonly Contained[],
  origin: string,
): Promise<W3cAnnotation[]> {
  const ids = new Set(shown.map(({ id }) => id))
  const needed = await notesByIds(portal, viewer, [
    ...new Set(shown.map(({ id, parentId }) => parentId ?? id)),
  ])
  const exported = await exportNotes(portal, viewer, needed, origin)
  return exported.filter(({ id }) => ids.has(id)).map(writeResource)
}

/** What a container counts of a note or reply. */
type Contained = { id: string; documentId: string; parentId: string | null; updatedAt: Date }

/** Notes in their order, each followed by those of its replies that this viewer may see. */
async function withReplies(portal: Portal, viewer: Viewer, ids: readonly string[]): Promise<Contained[]> {
  const select = { id: true, documentId: true, parentId: true, updatedAt: true } as const
  const notes = new Map<string, Contained>()
  const replies = new Map<string, Contained[]>()
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    const [held, answers] = await Promise.all([
      portal.db.annotation.findMany({ where: { id: { in: some } }, select }),
      portal.db.annotation.findMany({
        where: { parentId: { in: some }, removedAt: null, ...repliesSeenBy(viewer) },
        select,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    ])
    for (const note of held) notes.set(note.id, note)
    for (const reply of answers)
      replies.set(reply.parentId!, [...(replies.get(reply.parentId!) ?? []), reply])
  }
  return ids.flatMap((id) => [...(notes.has(id) ? [notes.get(id)!] : []), ...(replies.get(id) ?? [])])
}

/** Notes asked for at once. */
const BATCH = 250

function latest(notes: readonly Contained[]): string | null {
  if (notes.length === 0) return null
  return new Date(Math.max(...notes.map(({ updatedAt }) => updatedAt.getTime()))).toISOString()
}
