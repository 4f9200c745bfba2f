import { fieldLines, labelOf } from '../domain/fieldText'
import type { FieldVersion } from '../domain/mergeVersions'
import { inFormOrder } from '../domain/recordFields'
import type { RecordKind } from '../domain/records'
import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { fieldId } from './Field'
import { InstantText } from './InstantText'
import { Notice } from './Notice'

type ConflictFormProps = {
  kind: RecordKind
  /** Who saved in the meantime, and when. */
  by: string
  at: Date | string
  versions: readonly FieldVersion[]
  /**
   * Canonical JSON of what one wanted to save and of the new records it names, and what it was to be: carried along, so that
   * nothing is lost.
   */
  carried: { mine: string; added: string; state: string }
  /** Canonical JSON of the version that it was begun from. */
  base: string
  revision: number
}

const CHANGED = {
  them: 'Changed by them alone',
  me: 'Changed by you alone',
  both: 'Changed by both of you',
} as const

/** Two versions of a record side by side, field by field, with a choice for each. */
export function ConflictForm({ kind, by, at, versions, carried, base, revision }: ConflictFormProps) {
  return (
    <form method="post" className="versions">
      <CsrfField />
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="revision" value={revision} />
      <Notice tone="warn" title="Not saved yet" alert>
        <p>
          <bdi>{by}</bdi> saved this record while you were writing, on <InstantText at={at} />. Nothing of
          either version is lost: choose for each field which one to keep. Fields on which you agree are not
          shown.
        </p>
      </Notice>
      {inFormOrder(kind, versions).map((version) => (
        <VersionField key={version.field} kind={kind} by={by} version={version} />
      ))}
      <div className="btns">
        <Button look="first" name="intent" value="settle">
          Save the chosen versions
        </Button>
      </div>
    </form>
  )
}

function VersionField({ kind, by, version }: { kind: RecordKind; by: string; version: FieldVersion }) {
  const { field, base, theirs, mine, changedBy } = version
  const name = `keep.${field}`
  return (
    <fieldset className="version-field" id={fieldId(field)}>
      <legend>
        {labelOf(kind, field)} <span className="meta">{CHANGED[changedBy]}</span>
      </legend>
      <div className="version-two">
        <div>
          <label className="check">
            <input type="radio" name={name} value="theirs" required defaultChecked={changedBy === 'them'} />
            <span>
              Keep what <bdi>{by}</bdi> saved
            </span>
          </label>
          <VersionText value={theirs} />
        </div>
        <div>
          <label className="check">
            <input type="radio" name={name} value="mine" defaultChecked={changedBy === 'me'} />
            Keep what you wrote
          </label>
          <VersionText value={mine} />
        </div>
      </div>
      {changedBy === 'both' && base !== undefined && (
        <details className="asks">
          <summary>Before both</summary>
          <VersionText value={base} />
        </details>
      )}
    </fieldset>
  )
}

/** A field's value as plain lines. */
export function VersionText({ value }: { value: unknown }) {
  const lines = fieldLines(value)
  if (lines.length === 0) return <p className="meta">Empty</p>
  return (
    <p className="version-text" dir="auto">
      {lines.join('\n')}
    </p>
  )
}
