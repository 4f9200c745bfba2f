import { parse } from 'yaml'
import { packetTemplateSchema, type PacketTemplate } from '../domain/packetTemplate'
import { recordId } from '../domain/recordShapes'
import type { Portal } from '../portal.server'

const FOLDER = 'templates/'
const ENDING = '.yaml'

/** The templates that were synced, by name. A sync refuses one that breaks a rule, so each of these is whole. */
export async function listTemplates(portal: Portal): Promise<PacketTemplate[]> {
  const files = await portal.db.contentFile.findMany({
    where: { path: { startsWith: FOLDER, endsWith: ENDING } },
    select: { path: true, text: true },
  })
  const templates = files.map((file) => templateOf(file))
  return templates.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A template by the name of its file, or null where there is none such. */
export async function findTemplate(portal: Portal, id: string): Promise<PacketTemplate | null> {
  if (!recordId.safeParse(id).success) return null
  const file = await portal.db.contentFile.findUnique({ where: { path: `${FOLDER}${id}${ENDING}` } })
  return file && templateOf(file)
}

function templateOf({ path, text }: { path: string; text: string }): PacketTemplate {
  const id = path.slice(FOLDER.length, -ENDING.length)
  return packetTemplateSchema.parse({ ...(parse(text, { schema: 'failsafe' }) as object), id })
}
