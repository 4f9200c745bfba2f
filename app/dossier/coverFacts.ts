import { dayOf } from '../domain/days'
import { formatEdtf } from '../domain/edtf'
import type { Edition } from '../domain/filing/edition'
import type { Superseded } from '../domain/filing/review'
import type { PacketDraft } from '../domain/packet'
import { formatTime } from '../domain/waiting'
import type { Fact } from './dossierPlan'

/** What the cover says of the file beneath its title; `edition` is null where there is only one. */
export function coverFacts(
  packet: PacketDraft,
  supersedes: Superseded | null,
  clock: Date,
  edition: Edition | null,
): Fact[] {
  const facts: [string, string][] = [
    ['Parties', packet.parties],
    ['Filed by', packet.filer],
    ['Written by', packet.author],
    ['Date', packet.datedOn ? formatEdtf(packet.datedOn) : ''],
    ['Supersedes', supersedes ? supersededWords(supersedes) : ''],
    ['Packet', packet.id],
    ['Version', [packet.versionLabel, edition ? EDITION_WORDS[edition] : ''].filter(Boolean).join(', ')],
    ['State of', `${formatEdtf(dayOf(clock))}, ${formatTime(clock)}`],
  ]
  return facts.filter(([, text]) => text).map(([label, text]) => ({ label, value: [{ text }] }))
}

/** What stands beneath the title and the facts: a filing is its party's, who argues in it; any other file is the record's. */
export function coverWords(isFiling: boolean, holds: string[]): { subtitle: string; note: string } {
  if (isFiling) return { subtitle: `With ${holds.join(', ')}`, note: '' }
  return {
    subtitle: `Evidence packet: ${holds.join(', ')}`,
    note: 'This file shows what was said, measured and decided, with where each was read. It gives no verdicts. Where sources differ, every reading is kept; what no source confirmed is marked unverified.',
  }
}

function supersededWords({ id, title, sealedAt }: Superseded): string {
  return `${title} (packet ${id}, sealed ${formatEdtf(sealedAt.slice(0, 10))})`
}

const EDITION_WORDS: Record<Edition, string> = {
  public: 'Public: what is confidential is redacted or withheld',
  confidential: 'Confidential: nothing is redacted',
}
