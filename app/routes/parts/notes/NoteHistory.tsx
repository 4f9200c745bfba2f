import type { NoteChange } from '../../../annotations/noteHistory.server'
import { KIND_NAMES, VISIBILITY_NAMES } from '../../../domain/annotation'
import { formatEdtf } from '../../../domain/edtf'
import { InstantText } from '../../../ui/InstantText'
import { WordDifference } from '../../../ui/WordDifference'

const SAID: Record<string, string> = {
  'annotation.create': 'Written',
  'annotation.update': 'Changed',
  'annotation.remove': 'Removed',
  'annotation.restore': 'Restored',
  'annotation.import': 'Imported',
  'annotation.place': 'Placed on a version',
  'annotation.reaffirm': 'Affirmed again',
  'annotation.reselect': 'Pinned to other words',
  'annotation.choose-place': 'Its place chosen',
}
const FIELD_NAMES: Record<string, string> = {
  kind: 'Kind',
  tags: 'Tags',
  visibility: 'Who may read it',
  speakerId: 'Who said it',
  saidOn: 'When',
  occasion: 'On what occasion',
  askedOfId: 'Of whom it is asked',
  dueOn: 'Due when',
  exact: 'Words noted',
  page: 'Page',
  version: 'Version',
  anchorState: 'State',
  state: 'State',
  affirmed: 'Words affirmed',
  reason: 'Why',
}

/** What became of a note, last change first, with its words as they were changed. */
export function NoteHistory({ changes }: { changes: readonly NoteChange[] }) {
  if (changes.length === 0) return <p className="meta">The log has nothing of this note.</p>
  return (
    <ol className="changes">
      {changes.map((change) => (
        <li key={change.seq} id={`change-${change.seq}`}>
          <p>
            <b>{SAID[change.action] ?? change.action}</b> by <bdi>{change.actor}</bdi>,{' '}
            <InstantText at={change.at} /> <span className="meta num">change {change.seq} of the log</span>
          </p>
          {change.isWithheld && (
            <p className="meta">Fewer people might read the note then: its words are not shown.</p>
          )}
          {change.words && (
            <p className="change-words" dir="auto">
              <WordDifference
                runs={change.action === 'annotation.create' ? plain(change.words) : change.words}
              />
            </p>
          )}
          {change.fields.length > 0 && (
            <dl className="facts">
              {change.fields.map(({ field, before, after }) => (
                <div key={field}>
                  <dt>{FIELD_NAMES[field] ?? field}</dt>
                  <dd>
                    {shown(field, before) && <del>{shown(field, before)}</del>}{' '}
                    {shown(field, after) && <ins>{shown(field, after)}</ins>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The first words of a note were not added to anything. */
function plain(runs: NonNullable<NoteChange['words']>) {
  return runs.map(({ text }) => ({ text, kind: 'same' as const }))
}

/** A value as readers are told it: a word of ours for one that the log keeps under a key. */
function shown(field: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (value === null || value === undefined) return ''
  const text = String(value)
  if (field === 'saidOn' || field === 'dueOn') return formatEdtf(text)
  return WORDS[field]?.[text] ?? text
}

const STATES: Record<string, string> = {
  exact: 'Exact',
  moved: 'Moved',
  altered: 'Altered',
  ambiguous: 'Ambiguous',
  lost: 'Lost',
}
const WORDS: Record<string, Record<string, string>> = {
  kind: KIND_NAMES,
  visibility: VISIBILITY_NAMES,
  state: STATES,
  anchorState: STATES,
}
