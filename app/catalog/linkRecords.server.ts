import { linkSchema, type Link } from '../domain/links'
import { recordId } from '../domain/recordShapes'
import type { FieldProblems } from '../domain/recordInput'
import { ok, refuse, type Result } from '../domain/result'
import { actorOf, type Viewer } from '../domain/roles'
import type { Portal } from '../portal.server'
import { applyChanges } from './changeCatalog.server'
import { linkIdOf } from './linkId'
import { forgetCatalog } from './readCatalog.server'
import { lockCatalog } from './recordGuard.server'

/** Ties two records by a type and a reason. Refuses with words by field. To be called for editors alone. */
export async function linkRecords(
  portal: Portal,
  viewer: Viewer,
  draft: { from: string; to: string; type: string; reason: string },
): Promise<Result<Link, FieldProblems>> {
  const parsed = linkSchema.safeParse({ ...draft, id: linkIdOf(draft.from, draft.type, draft.to) })
  if (!parsed.success) {
    const problems: FieldProblems = {}
    for (const { path, message, code } of parsed.error.issues) {
      problems[String(path[0])] ??= code === 'invalid_value' ? 'Choose how the two belong together.' : message
    }
    return refuse(problems)
  }
  const link = parsed.data
  if (link.from === link.to) return refuse({ to: 'A record cannot be linked to itself.' })
  const made = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    for (const end of ['to', 'from'] as const) {
      const held = await tx.record.findUnique({ where: { id: link[end] }, select: { id: true } })
      if (!held) return refuse({ [end]: `There is no record “${link[end]}”. Choose one from the list.` })
    }
    const { from: fromId, to: toId, type } = link
    if (await tx.link.findFirst({ where: { fromId, toId, type } })) {
      return refuse({
        to: 'The two are linked in this way already. Remove that link first to give another reason.',
      })
    }
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'add-link', link, origin: { from: 'portal' } }])
    return ok(link)
  })
  forgetCatalog(portal)
  return made
}

/** Takes a link away, from either of its ends. False where the record has no such link. To be called for editors alone. */
export async function unlinkRecords(
  portal: Portal,
  viewer: Viewer,
  end: string,
  linkId: string,
): Promise<boolean> {
  if (!recordId.safeParse(linkId).success || !recordId.safeParse(end).success) return false
  const isDone = await portal.db.$transaction(async (tx) => {
    await lockCatalog(tx)
    const held = await tx.link.findFirst({
      where: { id: linkId, OR: [{ fromId: end }, { toId: end }] },
      select: { id: true },
    })
    if (!held) return false
    await applyChanges(tx, portal, actorOf(viewer), [{ do: 'remove-link', id: linkId }])
    return true
  })
  forgetCatalog(portal)
  return isDone
}
