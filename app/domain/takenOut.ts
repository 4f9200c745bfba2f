import type { ArgumentBlock } from './argument/argument'
import type { ExhibitFields, PacketDraft } from './packet'

/** What was taken out of a packet and is not in it now, with the last revision that had it. */
export type TakenOut =
  | { kind: 'part'; part: ArgumentBlock; revision: number }
  /** `position`: where it stood, from 1. */
  | { kind: 'exhibit'; exhibit: ExhibitFields; position: number; revision: number }

type Body = Pick<PacketDraft, 'exhibits' | 'argument'>

/** What former bodies had that the present one has not, each once. Given the latest first, and so are the answers. */
export function takenOutOf(former: readonly { revision: number; body: Body }[], present: Body): TakenOut[] {
  const known = new Set([
    ...present.argument.map(({ id }) => `part ${id}`),
    ...present.exhibits.map(({ record }) => `exhibit ${record}`),
  ])
  const isNew = (key: string) => !known.has(key) && known.add(key)
  return former.flatMap(({ revision, body }) => [
    ...body.argument.flatMap((part): TakenOut[] =>
      isNew(`part ${part.id}`) ? [{ kind: 'part', part, revision }] : [],
    ),
    ...body.exhibits.flatMap((exhibit, index): TakenOut[] =>
      isNew(`exhibit ${exhibit.record}`) ? [{ kind: 'exhibit', exhibit, position: index + 1, revision }] : [],
    ),
  ])
}

/** Characters of a paragraph that are enough to know it by. */
const SHOWN = 80

/** What a part is called by what it says: its heading, its title, its first words; its kind where it says nothing. */
export function namePart(part: ArgumentBlock): string {
  if (part.kind === 'section') return `Section “${part.heading}”`
  if (part.kind === 'paragraph') {
    const line = part.text.replace(/\s+/g, ' ')
    return `“${line.length <= SHOWN ? line : `${line.slice(0, line.lastIndexOf(' ', SHOWN))} …`}”`
  }
  const kind = { chronology: 'Chronology', comparison: 'Table', chart: 'Chart' }[part.kind]
  return part.title ? `${kind} “${part.title}”` : kind
}
