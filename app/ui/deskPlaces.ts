import { mayDo, type Act, type Role } from '../domain/roles'

export type DeskPlace = {
  href: string
  name: string
  act: Act
  /** What one does there, as a sentence without its full stop. */
  does: string
  /** Stands among the places of the masthead. */
  isPlace: boolean
}

/** Places for those who work on the record, in the order of the work. */
const PLACES: DeskPlace[] = [
  {
    href: '/intake',
    name: 'Intake',
    act: 'edit-catalog',
    does: 'Bring in the files that you have: letters, filings, mails, scans, captured pages',
    isPlace: true,
  },
  {
    href: '/documents',
    name: 'Annotate a document',
    act: 'annotate',
    does: 'Open one, select its words, and press a for a note or s for a statement',
    isPlace: false,
  },
  {
    href: '/records/new',
    name: 'Add to the record',
    act: 'draft',
    does: 'Draft a document, an event, a person or another record',
    isPlace: false,
  },
  {
    href: '/packets/new',
    name: 'Start a packet',
    act: 'draft',
    does: 'Choose exhibits for one filing, and export them as a dossier',
    isPlace: false,
  },
  {
    href: '/accounts',
    name: 'Accounts',
    act: 'manage-people',
    does: 'Invite people, and set what each may do',
    isPlace: true,
  },
  {
    href: '/log',
    name: 'Log',
    act: 'manage-settings',
    does: 'See who changed what, and when',
    isPlace: true,
  },
]

/** What a role may do beyond reading, and where. A reader has none of them. */
export function deskPlaces(role: Role): DeskPlace[] {
  return PLACES.filter(({ act }) => mayDo(role, act))
}
