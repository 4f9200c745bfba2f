import { randomUUID } from 'node:crypto'
import { appendAudit, type Change } from '../../audit/appendAudit.server'
import { withholdQuotes } from '../../catalog/withhold.server'
import { visibilitiesFor, visibilityOfReply, type Visibility } from '../../domain/annotation'
import type { Viewer } from '../../domain/roles'
import type { ExchangedNote } from '../../domain/webAnnotation/exchangedNote'
import type { Portal } from '../../portal.server'
import { loggedAnnotation, WITH_AUTHOR } from '../annotationRow'
import { withPublicNotes } from '../listAnnotations.server'
import { importedIdOf } from './importedId'
import { importedRow } from './importedRow.server'
import type { ImportPlan } from './planImport.server'

/** Notes written in one transaction. */
const BATCH = 100

export type Taken = { taken: number; held: number; orphans: number }

/**
 * Takes the notes of a plan, as whoever imports them, each with who wrote it and when. What is here already is left
 * alone, so that taking a file twice changes nothing the second time. `visibility` is for notes that say nothing of who
 * may read them; a public one becomes the team's where the importer may not publish.
 */
export async function takeImport(
  portal: Portal,
  viewer: Exclude<Viewer, { role: 'reader' }>,
  plan: ImportPlan,
  visibility: Visibility,
): Promise<Taken> {
  const { planned, text } = plan
  const documentId = text.page.brief.id
  const originalSha256 = text.original?.sha256 ?? null
  const version = text.version?.number ?? null
  const ids = new Map<string, string>()
  const visible = new Map<string, Visibility>()
  const wanted = planned.filter(({ heldAs, isOrphan }) => heldAs === null && !isOrphan)
  // Notes before their replies, so that each reply finds what it answers.
  const inOrder = [...wanted].sort(
    (a, b) => Number(a.note.kind === 'reply') - Number(b.note.kind === 'reply'),
  )
  for (let from = 0; from < inOrder.length; from += BATCH) {
    const rows: Awaited<ReturnType<typeof importedRow>>[] = []
    for (const item of inOrder.slice(from, from + BATCH)) {
      const id = randomUUID()
      const parentId = item.answers === null ? null : (ids.get(item.answers) ?? item.answers)
      const readers =
        parentId === null
          ? visibilityFor(item.note, viewer, visibility)
          : visibilityOfReply(viewer, await readersOf(portal, parentId, visible, visibility))
      ids.set(importedIdOf(item.note), id)
      visible.set(id, readers)
      const made = { id, documentId, parentId, authorId: viewer.accountId, visibility: readers }
      rows.push(await importedRow(portal, item, text.pages, { originalSha256, version }, made))
    }
    await portal.db.$transaction(async (tx) => {
      const changes: Change[] = []
      for (const data of rows) {
        const made = await tx.annotation.create({ data, include: WITH_AUTHOR })
        const change = {
          actor: viewer,
          action: 'annotation.import',
          subject: 'annotation',
          subjectId: made.id,
        }
        changes.push({ ...change, after: loggedAnnotation(made) })
      }
      await withholdQuotes(tx, documentId, { notes: rows.map(({ id }) => id) })
      await appendAudit(tx, portal, changes)
    })
  }
  withPublicNotes.forget(portal)
  return {
    taken: inOrder.length,
    held: planned.filter(({ heldAs }) => heldAs !== null).length,
    orphans: planned.filter(({ heldAs, isOrphan }) => heldAs === null && isOrphan).length,
  }
}

/** Who may read the note that a reply answers may read the reply. */
async function readersOf(
  portal: Portal,
  parentId: string,
  visible: ReadonlyMap<string, Visibility>,
  otherwise: Visibility,
): Promise<Visibility> {
  const known = visible.get(parentId)
  if (known) return known
  const row = await portal.db.annotation.findUnique({ where: { id: parentId }, select: { visibility: true } })
  return (row?.visibility as Visibility | undefined) ?? otherwise
}

function visibilityFor(note: ExchangedNote, viewer: Viewer, otherwise: Visibility): Visibility {
  const wanted = note.visibility ?? otherwise
  return visibilitiesFor(viewer).includes(wanted) ? wanted : 'team'
}
