import { venueSchema } from '../domain/filing/venue'
import type { Portal } from '../portal.server'
import { syncedFolder } from './syncedFolder.server'

/** The venues that have a profile. */
export const { list: listVenues, find: findVenue } = syncedFolder('venues', venueSchema)

/** The venues as the choices of a form. */
export async function venueChoices(portal: Portal): Promise<{ value: string; name: string }[]> {
  return (await listVenues(portal)).map(({ id, name }) => ({ value: id, name }))
}
