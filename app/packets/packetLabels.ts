import type { PacketFields } from '../domain/packet'
import type { ExhibitInput } from './packetForm'

/** The fields of an exhibit's form, as it names them. */
export const EXHIBIT_LABELS: Record<keyof ExhibitInput, string> = {
  caption: 'Caption',
  services: 'Services',
  from: 'From',
  to: 'To',
  pages: 'Pages put forward',
  author: 'From whom',
  recipient: 'To whom',
  basis: 'Authentic as',
  confidentiality: 'Class',
  language: 'Language',
  translationOf: 'Translates',
  translator: 'Translator',
  declaredOn: 'Declaration signed on',
  production: 'Produced',
  withheldFor: 'Privilege claimed',
  identifiersKept: 'Personal identifiers that stay, and why',
}

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
