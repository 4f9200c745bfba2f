import type { ArgumentBlock } from './argument/argument'
import { paragraphNumbers } from './argument/argument'
import { exhibitName, type Labelling } from './filing/exhibitLabel'
import type { PacketDraft } from './packet'
import { textDifference } from './textDifference'
import type { WordChange } from './anchoring/anchor'

/** One thing that a packet says: a field, a part of its argument, an exhibit. `key` stays its own over revisions. */
export type PacketLine = { key: string; place: string; text: string }

/** What became of one thing between two revisions. A thing that only moved has the same words at another place. */
export type PacketChange = { place: string; was: string | null; runs: WordChange[] }

/** What a packet's fields, an exhibit's fields and records are called. */
export type PacketNames = {
  fields: Readonly<Record<string, string>>
  exhibit: Readonly<Record<string, string>>
  record: (id: string) => string
  labelling: (packet: PacketDraft) => Labelling
}

/** Everything that a packet says, in the order in which it is read. */
export function packetLines(packet: PacketDraft, names: PacketNames): PacketLine[] {
  const fields = Object.entries(names.fields).map(([name, place]) => ({
    key: `field ${name}`,
    place,
    text: String(packet[name as keyof PacketDraft] ?? ''),
  }))
  const numbers = paragraphNumbers(packet.argument)
  const parts = packet.argument.map((block) => ({
    key: `part ${block.id}`,
    place: placeOf(block, numbers),
    text: blockText(block, names.record),
  }))
  const exhibits = packet.exhibits.map(({ record, chart, ...fields }, index) => {
    const said = Object.entries({ ...fields, ...chart }).filter(
      ([, value]) => value && !PLAIN.has(String(value)),
    )
    return {
      key: `exhibit ${record}`,
      place: exhibitName(names.labelling(packet), index + 1),
      text: [
        names.record(record),
        ...said.map(([name, value]) => `${names.exhibit[name] ?? name}: ${String(value)}`),
      ].join('\n'),
    }
  })
  return [...fields.filter(({ text }) => text !== ''), ...parts, ...exhibits]
}

/** What an exhibit says until a person decides otherwise. */
const PLAIN = new Set(['none', 'public', 'whole'])

function placeOf({ kind, id }: ArgumentBlock, numbers: ReadonlyMap<string, number>): string {
  return kind === 'paragraph' ? `¶ ${numbers.get(id)}` : KIND_WORDS[kind]
}

const KIND_WORDS = { section: 'Section', chronology: 'Chronology', comparison: 'Table', chart: 'Chart' }

/** A part of the argument as words: what a person wrote in it, or the records that it chooses, by their ids or as `nameOf` names them. */
export function blockText(block: ArgumentBlock, nameOf = (record: string) => record): string {
  switch (block.kind) {
    case 'section':
      return lines(block.heading, block.hint ?? '')
    case 'paragraph':
      return block.text
    case 'chronology':
      return lines(
        block.title,
        ...block.entries.map(({ record, note }) => (note ? `${nameOf(record)}: ${note}` : nameOf(record))),
      )
    case 'comparison':
      return lines(
        block.title,
        nameOf(block.series),
        block.services.join(', '),
        ...block.statements.map(nameOf),
      )
    case 'chart':
      return lines(
        block.title,
        nameOf(block.series),
        block.chart.services.join(', '),
        `${block.chart.from} to ${block.chart.to}`,
      )
  }
}

function lines(...texts: string[]): string {
  return texts.filter(Boolean).join('\n')
}

/** What differs between two revisions, word by word, in the later one's order; then what it has no more. */
export function comparePackets(before: readonly PacketLine[], after: readonly PacketLine[]): PacketChange[] {
  const was = new Map(before.map((line) => [line.key, line]))
  const kept = new Set(after.map(({ key }) => key))
  const changed = after.flatMap(({ key, place, text }): PacketChange[] => {
    const old = was.get(key)
    if (old?.text === text && old.place === place) return []
    const runs = old ? textDifference(old.text, text) : [{ kind: 'added' as const, text }]
    return [{ place, was: old && old.place !== place ? old.place : null, runs }]
  })
  const gone = before
    .filter(({ key }) => !kept.has(key))
    .map(({ place, text }): PacketChange => ({ place, was: null, runs: [{ kind: 'removed', text }] }))
  return [...changed, ...gone]
}

/** One saved revision, as a list of them shows it. */
export type SavedRevision = { revision: number; action: string; savedBy: string; savedAt: Date }

/** What was done with a packet without changing a word of it: handed in, taken back, sealed, shown, amended. */
export type PacketAct = {
  /** As the log calls it. */
  action: string
  by: string
  at: Date
  /** What a seal was put on; null for other acts. */
  revision: number | null
  /** The packet that amends it; null for other acts. */
  amendment: { id: string; title: string } | null
}

/** One step of a packet's history: one sitting's revisions, the latest first, or an act. */
export type HistoryStep<Revision = SavedRevision, Act = PacketAct> =
  { revisions: Revision[]; act: null } | { revisions: null; act: Act }

/** Minutes within which one person's savings one after the other are one piece of work. */
const SITTING_MIN = 30

/**
 * Revisions and acts, each given the latest first, as one list in the order of their times. Revisions of one sitting are
 * together, for autosaving makes many; an act parts those before it from those after.
 */
export function historySteps(revisions: readonly SavedRevision[], acts: readonly PacketAct[]): HistoryStep[] {
  const stepsOf = (saved: readonly SavedRevision[]) =>
    sittings(saved).map((group): HistoryStep => ({ revisions: group, act: null }))
  let left = revisions
  const steps = acts.flatMap((act) => {
    const later = left.filter(({ savedAt }) => savedAt > act.at)
    left = left.slice(later.length)
    return [...stepsOf(later), { revisions: null, act }]
  })
  return [...steps, ...stepsOf(left)]
}

function sittings(revisions: readonly SavedRevision[]): SavedRevision[][] {
  const grouped: SavedRevision[][] = []
  for (const it of revisions) {
    const last = grouped.at(-1)?.at(-1)
    const isSame =
      last?.savedBy === it.savedBy && last.savedAt.getTime() - it.savedAt.getTime() <= SITTING_MIN * 60_000
    if (isSame) grouped.at(-1)!.push(it)
    else grouped.push([it])
  }
  return grouped
}
