import { VENUE_LABELS, venueSchema, type VenueProfile } from '../domain/filing/venue'
import type { ContentProblem } from './contentProblem'
import type { ContentText } from './contentReading'
import { readFieldsFile, type FieldsFile } from './fieldsFile'

const VENUE_FILE: FieldsFile<VenueProfile> = {
  schema: venueSchema,
  noun: 'a venue',
  fields: ['name', 'jurisdiction', 'checkedOn', ...Object.keys(VENUE_LABELS), 'rules'],
}

/** Reads a venue's profile from its file. Every problem is named, with its line, its field and what would be right. */
export function parseVenueFile(file: ContentText & { id: string }): {
  venue: VenueProfile | null
  problems: ContentProblem[]
} {
  const { value: venue, problems } = readFieldsFile(file, VENUE_FILE)
  return { venue, problems }
}
