import type { StepTaken } from '../../catalog/proceedingPage'
import { nameType } from '../../domain/labels'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { UnverifiedMark } from '../../ui/UnverifiedMark'

/** The steps of a proceeding in order, each with its citation and the source of its date. */
export function MilestoneTable({ steps }: { steps: readonly StepTaken[] }) {
  return (
    <table className="tab fold">
      <thead>
        <tr>
          <th>Date</th>
          <th>Step</th>
          <th>Kind</th>
          <th>Cite</th>
          <th>Source</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ milestone, shown, sources }) => (
          <tr key={milestone.id} id={milestone.id}>
            <td className="nw">
              <DateText edtf={milestone.date} />
            </td>
            <td className="words">
              {milestone.title}
              {milestone.note && (
                <>
                  <br />
                  <span className="meta">{milestone.note}</span>
                </>
              )}{' '}
              {(milestone.confidence === 'unverified' || milestone.unverified.length > 0) && (
                <UnverifiedMark fields={milestone.unverified} />
              )}
            </td>
            <td data-l="Kind">
              <Kind kind={{ ...shown, word: nameType(milestone.type) }} />
            </td>
            <td className="num" data-l="Cite">
              {milestone.citation?.split('; ').map((cite, index) => [
                index > 0 && '; ',
                <span key={cite} className="nw">
                  {cite}
                </span>,
              ])}
            </td>
            <td data-l="Source">
              {sources.map(({ id, publisher }, index) => [
                index > 0 && '; ',
                <a key={id} href={`/sources/${id}`}>
                  {publisher}
                </a>,
              ])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
