import type { ReactNode } from 'react'
import { State } from './State'

type Reading = { key: string; value: ReactNode; source?: ReactNode }

type ConflictProps = {
  topic: ReactNode
  readings: readonly Reading[]
  /** Where the readings were found, where the record does not say which reading is whose. */
  sources?: readonly { href: string; name: string }[]
}

/** A point on which sources differ: every reading beside the others, none picked and none averaged. */
export function Conflict({ topic, readings, sources = [] }: ConflictProps) {
  return (
    <div className="conf">
      <p>
        <State is="conflict">Sources differ</State> <b>{topic}</b>
      </p>
      <ul className="conf-two">
        {readings.map(({ key, value, source }) => (
          <li key={key}>
            <p className="record">{value}</p>
            {source && <p className="meta">{source}</p>}
          </li>
        ))}
      </ul>
      {sources.length > 0 && (
        <p className="meta">
          Read in{' '}
          {sources.map(({ href, name }, index) => [
            index > 0 && '; ',
            <a key={href} href={href}>
              {name}
            </a>,
          ])}
        </p>
      )}
    </div>
  )
}
