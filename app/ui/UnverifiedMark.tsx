import { State } from './State'

/** Stands beside what no source confirmed. `fields` names those fields; without it the whole record is meant. */
export function UnverifiedMark({ fields }: { fields?: readonly string[] }) {
  return <State is="unsure">{fields?.length ? `Unverified: ${fields.join(', ')}` : 'Unverified'}</State>
}
