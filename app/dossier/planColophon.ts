import { EXACT_WORDS, PRIVACY } from '../domain/filing/finding'
import { formatGroup, groupFindings } from '../domain/filing/findingGroups'
import { openFindings, type Finding } from '../domain/filing/readiness'
import type { VenueProfile } from '../domain/filing/venue'
import { formatEdtf } from '../domain/edtf'
import type { PacketDraft } from '../domain/packet'
import type { Fact } from './dossierPlan'

/**
 * What made the file. Its version is raised once from one release to the next, where dossiers or renderings get other
 * bytes. A seal of an earlier one is planned anew; numbered pages of a text stay, and get no redacted twin any more.
 */
export const MADE_BY = 'Throughline dossier 3, pdfkit 0.20'

/** What the last page says of how the file was made, apart from the digest of its input, which is known at the end. */
export function colophonFacts(
  packet: PacketDraft,
  venue: VenueProfile | null,
  findings: readonly Finding[],
): Fact[] {
  const rules = venue
    ? `${venue.name} (${venue.id}), as checked ${formatEdtf(venue.checkedOn)}`
    : 'House style: no venue was chosen'
  const open = venue ? openFindings(findings) : []
  // Where it stands is for the team to know; that something stands is not kept back.
  const hidden = venue ? findings.filter(({ isForTeam, blocks }) => isForTeam && blocks) : []
  const isPersonal = ({ rule }: Finding) => rule === 'personal'
  const facts: [string, string][] = [
    ['Made by', MADE_BY],
    [
      'Typefaces',
      'Source Serif 4, Source Sans 3, Source Code Pro; where the words need them Nanum Myeongjo, BIZ UDPMincho, ZCOOL XiaoWei, Noto Emoji; each under the SIL Open Font License 1.1',
    ],
    ['Rules', rules],
    ['Packet', packet.id],
    ...groupFindings(open).map((group): [string, string] => {
      const [{ blocks, cite }] = group.findings as [Finding]
      return [blocks ? 'Unsettled' : 'Note', `${formatGroup(group)} (${cite})`]
    }),
  ]
  if (hidden.some(isPersonal))
    facts.push(['Unsettled', `What looks like personal identifiers in exhibits. (${PRIVACY})`])
  if (!hidden.every(isPersonal))
    facts.push(['Unsettled', `Words quoted from exhibits that are redacted. (${EXACT_WORDS})`])
  if (venue && open.length === 0 && hidden.length === 0) facts.push(['Unsettled', 'Nothing.'])
  return facts.map(([label, text]) => ({ label, value: [{ text }] }))
}
