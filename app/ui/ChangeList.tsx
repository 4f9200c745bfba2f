import { labelOf } from '../domain/fieldText'
import { inFormOrder } from '../domain/recordFields'
import type { RecordKind } from '../domain/records'
import { Button } from './Button'
import { VersionText } from './ConflictForm'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'

type Change = {
  seq: number
  at: Date
  actor: string
  action: string
  reason: string | null
  fields: readonly { field: string; before: unknown; after: unknown }[]
  hasVersion: boolean
}

const SAID: Record<string, string> = {
  'record.create': 'Added',
  'record.update': 'Changed',
  'record.remove': 'Removed',
  'record.publish': 'Published',
  'record.withdraw': 'Withdrawn to a draft',
}
/** Fields of the log's own rows, beside those of the record. */
const NOT_SHOWN = new Set(['kind', 'id'])

/** Who changed what and when, last change first, each with its version to bring back. */
export function ChangeList({
  kind,
  changes,
  isPresent,
}: {
  kind: RecordKind | null
  changes: readonly Change[]
  isPresent: boolean
}) {
  const latest = changes.find((change) => change.hasVersion)
  return (
    <ol className="changes">
      {changes.map((change) => {
        const shown = change.fields.filter(({ field }) => !NOT_SHOWN.has(field))
        const fields = kind ? inFormOrder(kind, shown) : shown
        const isAsItStands = isPresent && change === latest
        return (
          <li key={change.seq} id={`change-${change.seq}`}>
            <div className="bar">
              <p>
                <b>{SAID[change.action] ?? change.action}</b> by <bdi>{change.actor}</bdi>,{' '}
                <InstantText at={change.at} />{' '}
                <span className="meta num">change {change.seq} of the log</span>
              </p>
              {change.hasVersion && !isAsItStands && <RestoreForm change={change} />}
            </div>
            {change.reason && <p className="change-reason">{change.reason}</p>}
            {fields.length > 0 && (
              <FieldChanges kind={kind} fields={fields} isNew={change.action === 'record.create'} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function RestoreForm({ change }: { change: Change }) {
  const words = change.action === 'record.remove' ? 'Undo the removal' : 'Restore this version'
  return (
    <form method="post">
      <CsrfField />
      <Button small name="seq" value={change.seq} aria-label={`${words}, change ${change.seq}`}>
        {words}
      </Button>
    </form>
  )
}

function FieldChanges({
  kind,
  fields,
  isNew,
}: {
  kind: RecordKind | null
  fields: Change['fields']
  isNew: boolean
}) {
  const given = isNew
    ? fields.filter(
        ({ after }) => after !== null && after !== '' && !(Array.isArray(after) && after.length === 0),
      )
    : fields
  return (
    <details open={!isNew && given.length <= 4} className="asks">
      <summary>
        {given.length} {given.length === 1 ? 'field' : 'fields'}
      </summary>
      <table className="tab fold change-fields">
        <thead>
          <tr>
            <th scope="col">Field</th>
            {!isNew && <th scope="col">Before</th>}
            <th scope="col">{isNew ? 'Value' : 'After'}</th>
          </tr>
        </thead>
        <tbody>
          {given.map(({ field, before, after }) => (
            <tr key={field}>
              <td>
                <b>{field === 'state' ? 'State' : kind ? labelOf(kind, field) : field}</b>
              </td>
              {!isNew && (
                <td data-l="Before">
                  <VersionText value={before} />
                </td>
              )}
              <td data-l={isNew ? 'Value' : 'After'}>
                <VersionText value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
