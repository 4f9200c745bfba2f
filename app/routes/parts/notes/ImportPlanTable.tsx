import type { ShownPlan, ShownPlanned } from '../../../annotations/exchange/showPlan'
import { KIND_NAMES, type AnnotationKind } from '../../../domain/annotation'
import { AnchorMark } from '../../../ui/AnchorMark'
import { Notice } from '../../../ui/Notice'
import { State } from '../../../ui/State'

const OUTCOME = {
  take: { is: 'pass', says: 'Will be taken' },
  held: { is: 'wait', says: 'Here already' },
  orphan: { is: 'unsure', says: 'Left out: what it answers is not here' },
} as const

/** What each note of a file will be here: where it stands, in which state, and what of it no page shows. */
export function ImportPlanTable({ plan }: { plan: ShownPlan }) {
  return (
    <>
      {plan.remarks.length > 0 && (
        <Notice tone="warn" title="The file says">
          <ul className="plain-list">
            {plan.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ol className="rows note-rows">
        {plan.notes.map((note, index) => (
          <li key={index}>
            <div className="note-row-head">
              <h2 className="h-ui">{KIND_NAMES[note.kind as AnnotationKind]}</h2>
              <State is={OUTCOME[note.outcome].is}>{OUTCOME[note.outcome].says}</State>
              {note.kind !== 'reply' &&
                (note.state === 'whole' ? (
                  <span className="meta">The whole document</span>
                ) : (
                  <AnchorMark state={note.state} />
                ))}
            </div>
            <Planned note={note} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Planned({ note }: { note: ShownPlanned }) {
  return (
    <div>
      {note.words !== null && (
        <p className={note.state === 'exact' ? 'note-w' : 'note-w struck'} dir="auto">
          {note.words}
        </p>
      )}
      {note.isByPosition && (
        <p className="meta">The file gives a position and no words: these are the words that stand there.</p>
      )}
      {note.body !== '' && (
        <p className="note-body plain-words" dir="auto">
          {note.body}
        </p>
      )}
      <p className="meta note-row-foot">
        <bdi>{note.author ?? 'Author not given'}</bdi>
        {note.page !== null && <span>page {note.page}</span>}
        {note.source && <span className="breakable">about {note.source}</span>}
      </p>
      {note.apart.length > 0 && (
        <details className="asks">
          <summary>
            {note.apart.length} {note.apart.length === 1 ? 'part' : 'parts'} that no page here shows
          </summary>
          <p className="meta">Kept, and given back when the note is exported.</p>
          <dl className="facts">
            {note.apart.map(({ part, value }, index) => (
              <div key={index}>
                <dt>{part}</dt>
                <dd className="breakable">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}
