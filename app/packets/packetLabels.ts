import type { PacketFields } from '../domain/packet'

/** The fields of a packet's form, as it names them. */
export const PACKET_LABELS: Record<keyof PacketFields, string> = {
  title: 'Title',
  forum: 'Before',
  caption: 'In the matter of',
  docket: 'Docket',
  filer: 'Filed by',
  datedOn: 'Date',
  introduction: 'Introduction',
  venue: 'Venue',
  purpose: 'Purpose',
  parties: 'Parties',
  author: 'Written by',
  versionLabel: 'Version',
  labelScheme: 'Exhibits are labelled by',
  batesPrefix: 'Bates prefix',
  summary: 'Summary',
  signature: 'Signature block',
  forms: 'Forms to sign',
}
