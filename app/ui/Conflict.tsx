import type { ReactNode } from 'react'
import { State } from './State'

type Reading = { key: string; value: ReactNode; source: ReactNode }

/** A point on which sources differ: every reading beside the others, none picked and none averaged. */
export function Conflict({ topic, readings }: { topic: ReactNode; readings: readonly Reading[] }) {
  return (
    <div className="conf">
      <p>
        <State is="conflict">Sources differ</State> <b>{topic}</b>
      </p>
      <ul className="conf-two">
        {readings.map(({ key, value, source }) => (
          <li key={key}>
            <p className="record">{value}</p>
            <p className="meta">{source}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
