import type { DemandAndAnswers, DemandsOfDocument } from '../../catalog/demands'
import { formatEdtf } from '../../domain/edtf'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { State } from '../../ui/State'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Names } from './Names'

/** What each document demanded and what the record holds in answer. "None found" says of the texts, not of the parties. */
export function Demands({ demands }: { demands: readonly DemandsOfDocument[] }) {
  return demands.map(({ document, from, to, note, demands: asked }) => (
    <div key={document.id}>
      <p>
        <Names names={from} />
        {to.length > 0 && ' to '}
        <Names names={to} />
        {document.date && `, ${formatEdtf(document.date)}: `}
        <a href={`#${document.id}`}>{document.title}</a>
      </p>
      {note && <p className="meta">{note}</p>}
      <DemandTable demands={asked} isDocumentHere />
    </div>
  ))
}

type DemandTableProps = {
  demands: readonly DemandAndAnswers[]
  /** Whether the documents that answer stand on this page under their ids; otherwise each has its own page. */
  isDocumentHere?: boolean
}

/** Each demand of one document with its due date and its answers. */
export function DemandTable({ demands, isDocumentHere = false }: DemandTableProps) {
  return (
    <table className="tab fold dem">
      <thead>
        <tr>
          <th className="nar">No.</th>
          <th>Demand</th>
          <th>Due</th>
          <th>Answer in the record</th>
        </tr>
      </thead>
      <tbody>
        {demands.map((demand) => (
          <DemandRow key={demand.id} demand={demand} isDocumentHere={isDocumentHere} />
        ))}
      </tbody>
    </table>
  )
}

function DemandRow({ demand, isDocumentHere }: { demand: DemandAndAnswers; isDocumentHere: boolean }) {
  return (
    <tr id={demand.id}>
      <td className="num">{demand.number}</td>
      <td className="words">
        {demand.text} {demand.isUnverified && <UnverifiedMark />}
      </td>
      <td data-l="Due">
        {demand.due ? <DateText edtf={demand.due} className="nw" /> : 'No date given'}
        {demand.basis && (
          <>
            <br />
            <span className="meta">“{demand.basis}”</span>
          </>
        )}
      </td>
      <td data-l="Answer">
        {demand.answers.map(({ record, reason }) => (
          <div key={record.id}>
            <a href={isDocumentHere && record.kind === 'document' ? `#${record.id}` : record.href}>
              {record.title}
            </a>
            {record.date && `, ${formatEdtf(record.date)}`} <Kind kind={record.shown} />
            <br />
            <span className="meta">{reason}</span>
          </div>
        ))}
        {demand.answers.length === 0 && <State is="wait">None found in the texts read</State>}
      </td>
    </tr>
  )
}
