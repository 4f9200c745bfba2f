import { parse } from 'yaml'
import type { z } from 'zod'
import { recordId } from '../domain/recordShapes'
import type { Portal } from '../portal.server'

const ENDING = '.yaml'

/** What the synced files of one folder of content hold, one thing each, which the file's name is the id of. */
export type SyncedFolder<Value> = {
  /** All of them, by name. */
  list: (portal: Portal) => Promise<Value[]>
  /** Null where there is none of this id. */
  find: (portal: Portal, id: string) => Promise<Value | null>
}

/**
 * Reads the files of a folder. A sync refuses one that breaks a rule, so each is whole; it is parsed again once it
 * changed.
 */
export function syncedFolder<Value extends { name: string }>(
  folder: string,
  schema: z.ZodType<Value>,
): SyncedFolder<Value> {
  const read = new Map<string, { sha256: string; value: Value }>()
  const valueOf = ({ path, sha256, text }: { path: string; sha256: string; text: string }): Value => {
    const held = read.get(path)
    if (held?.sha256 === sha256) return held.value
    const id = path.slice(`${folder}/`.length, -ENDING.length)
    const value = schema.parse({ ...(parse(text, { schema: 'failsafe' }) as object), id })
    read.set(path, { sha256, value })
    return value
  }
  return {
    async list(portal) {
      const files = await portal.db.contentFile.findMany({
        where: { path: { startsWith: `${folder}/`, endsWith: ENDING } },
        select: { path: true, sha256: true, text: true },
      })
      return files.map(valueOf).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    async find(portal, id) {
      if (!recordId.safeParse(id).success) return null
      const file = await portal.db.contentFile.findUnique({ where: { path: `${folder}/${id}${ENDING}` } })
      return file && valueOf(file)
    },
  }
}
