import { parse } from 'yaml'
import { venueSchema, type VenueProfile } from '../domain/filing/venue'
import type { Portal } from '../portal.server'

const FOLDER = 'venues/'
const read = new Map<string, VenueProfile>()

/** The venues whose profiles were synced, by name. A sync refuses a profile that breaks a rule, so each of these is whole. */
export async function listVenues(portal: Portal): Promise<VenueProfile[]> {
  const files = await portal.db.contentFile.findMany({
    where: { path: { startsWith: FOLDER } },
    select: { path: true, sha256: true, text: true },
  })
  const venues = files.map((file) => venueOf(file))
  return venues.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A venue by the name of its file, or null where there is none such. */
export async function findVenue(portal: Portal, id: string): Promise<VenueProfile | null> {
  if (id === '') return null
  const file = await portal.db.contentFile.findUnique({ where: { path: `${FOLDER}${id}.yaml` } })
  return file && venueOf(file)
}

function venueOf({ path, sha256, text }: { path: string; sha256: string; text: string }): VenueProfile {
  const key = `${path} ${sha256}`
  let venue = read.get(key)
  if (!venue) {
    const id = path.slice(FOLDER.length).replace(/\.yaml$/, '')
    venue = venueSchema.parse({ ...(parse(text, { schema: 'failsafe' }) as object), id })
    read.set(key, venue)
  }
  return venue
}

/** The venues as the choices of a form. */
export async function venueChoices(portal: Portal): Promise<{ value: string; name: string }[]> {
  return (await listVenues(portal)).map(({ id, name }) => ({ value: id, name }))
}
