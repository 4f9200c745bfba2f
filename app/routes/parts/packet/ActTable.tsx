import { InstantText } from '../../../ui/InstantText'
import { ActWords, saidOf, type RevisionListProps } from './RevisionList'

/** The same history as a table, on paper: there nothing can be opened, compared or brought back. */
export function ActTable({ steps, word }: Pick<RevisionListProps, 'steps' | 'word'>) {
  return (
    <table className="tab on-paper">
      <thead>
        <tr>
          <th scope="col">Revision</th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What was done</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ revisions, act }, index) =>
          act ? (
            <tr key={`act ${index}`}>
              <td />
              <td>
                <InstantText at={act.at} />
              </td>
              <td>{act.by || 'Nobody known'}</td>
              <td>
                <ActWords act={act} />
              </td>
            </tr>
          ) : (
            revisions.map(({ revision, action, savedBy, savedAt }) => (
              <tr key={revision}>
                <td className="num">{revision}</td>
                <td>
                  <InstantText at={savedAt} />
                </td>
                <td>{savedBy || 'Nobody known'}</td>
                <td>{saidOf(action, word)}</td>
              </tr>
            ))
          ),
        )}
      </tbody>
    </table>
  )
}
