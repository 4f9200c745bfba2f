import type { ArgumentBlock } from '../argument/argument'
import type { PacketDraft } from '../packet'
import { exhibitName, labellingOf } from './exhibitLabel'
import type { Finding } from './finding'
import { callFound, type FoundIdentifier } from './foundIdentifiers'
import { parseKept } from './keptIdentifiers'
import { identifiersIn } from './personalIdentifiers'

/** What readers see of a packet's cover. Its introduction, its summary and its paragraphs are in the checks. */
const COVER = {
  ...{ title: 'The title', caption: 'The caption', docket: 'The docket', parties: 'The parties' },
  ...{ filer: 'The filer', author: 'The author', signature: 'The signature' },
} as const satisfies Partial<Record<keyof PacketDraft, string>>

/** What readers see of an exhibit beside its pages. */
const OF_EXHIBIT = ['caption', 'author', 'recipient', 'translator', 'withheldFor'] as const

/**
 * What looks like personal data in all that a packet would show its readers: its cover, the words of its argument, what
 * is said of its exhibits, and what its checks found in texts and originals. What somebody has said may stay in an exhibit is
 * left out.
 */
export function identifiersInPacket(packet: PacketDraft, findings: readonly Finding[]): FoundIdentifier[] {
  const edit = `/packets/${packet.id}/edit`
  const cover = Object.entries(COVER).flatMap(([field, name]) =>
    found(name, packet[field as keyof typeof COVER], `${edit}#field-${field}`),
  )
  const argument = packet.argument.flatMap((block) =>
    found(BLOCK_NAMES[block.kind], wordsBeside(block), `/packets/${packet.id}/argument/${block.id}`),
  )
  const labelling = labellingOf(packet.labelScheme)
  const exhibits = packet.exhibits.flatMap((exhibit, at) => {
    const words = OF_EXHIBIT.map((field) => exhibit[field]).join('\n')
    return found(
      `What is said of ${exhibitName(labelling, at + 1)}`,
      words,
      `/packets/${packet.id}#ex-${at + 1}`,
    )
  })
  const checked = findings.filter((finding) => isIdentifier(finding) && !isKept(packet, finding))
  return [...cover, ...argument, ...exhibits, ...checked.map(({ says, href }) => ({ says, href }))]
}

const BLOCK_NAMES: Record<ArgumentBlock['kind'], string> = {
  section: 'A heading',
  paragraph: 'A paragraph',
  chronology: 'A chronology',
  comparison: 'The title of a table',
  chart: 'The title of a chart',
}

/** Words of a part that no check of the argument reads. */
function wordsBeside(block: ArgumentBlock): string {
  switch (block.kind) {
    case 'section':
      return block.heading
    case 'paragraph':
      return ''
    case 'chronology':
      return [block.title, ...block.entries.map(({ note }) => note)].join('\n')
    default:
      return block.title
  }
}

function found(name: string, words: string, href: string): FoundIdentifier[] {
  const says = callFound(identifiersIn(words))
  return says ? [{ says: `${name} holds ${says}.`, href }] : []
}

function isIdentifier({ rule }: Finding): boolean {
  return rule === 'personal' || rule === 'contact'
}

function isKept(packet: PacketDraft, { looked }: Finding): boolean {
  if (!looked) return false
  const { reason, seen } = parseKept(packet.exhibits[looked.exhibit - 1]?.identifiersKept ?? '')
  return reason !== '' && seen === looked.fingerprint
}
