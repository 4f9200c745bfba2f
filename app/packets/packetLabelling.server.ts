import { labellingOf, type Labelling, type LabelScheme } from '../domain/filing/exhibitLabel'
import type { Portal } from '../portal.server'
import { listVenues } from './readVenues.server'

/** What of a packet decides how its exhibits are called. */
export type Labelled = { venue: string; labelScheme: string }

/** How the exhibits of any packet are called: by its scheme, in the word that its venue has. */
export async function readLabellings(portal: Portal): Promise<(packet: Labelled) => Labelling> {
  const words = new Map((await listVenues(portal)).map(({ id, exhibitWord }) => [id, exhibitWord?.value]))
  return ({ venue, labelScheme }) => labellingOf(labelScheme as LabelScheme, words.get(venue))
}

/** How the exhibits of one packet are called. */
export async function labellingFor(portal: Portal, packet: Labelled): Promise<Labelling> {
  return (await readLabellings(portal))(packet)
}
