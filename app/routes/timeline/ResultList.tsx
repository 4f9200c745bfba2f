import { memo } from 'react'
import type { Row, TimelineAnswer, YearGroup } from '../../search/answerTimeline'
import { hrefFromList } from '../../search/neighbours'
import { kindOfKey } from '../../search/timelineEntry'
import { timelineHref, type TimelineQuery } from '../../search/timelineQuery'
import { Kind } from '../../ui/Kind'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Marked } from './Marked'

type ResultListProps = {
  groups: readonly YearGroup[]
  query: TimelineQuery
  list: string
  /** Id of the record shown beside the list. */
  currentId: string | null
  /** The form that rows are chosen for, where the reader may make packets. */
  packetForm: string | null
}

/** The records found, by year and month. */
export function ResultList({ groups, query, list, currentId, packetForm }: ResultListProps) {
  return groups.map(({ year, count, months }) => (
    <section key={year} className="yr" aria-label={year}>
      <h2 className="yr-h">
        <span>{year}</span>
        <span className="n">{count}</span>
      </h2>
      {months.map((month) => (
        <div key={month.label}>
          <h3 className="day">
            <span>{month.label}</span>
            <span>{month.count}</span>
          </h3>
          {month.rows.map((row) => (
            <Hit
              key={row.id}
              row={row}
              list={list}
              whenHref={timelineHref(query, { record: row.id })}
              isCurrent={row.id === currentId}
              packetForm={packetForm}
            />
          ))}
        </div>
      ))}
    </section>
  ))
}

type HitProps = { row: Row; list: string; whenHref: string; isCurrent: boolean; packetForm: string | null }

const Hit = memo(function Hit({ row, list, whenHref, isCurrent, packetForm }: HitProps) {
  return (
    <article
      className="hit"
      id={`r-${row.id}`}
      data-id={row.id}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <div className="when">
        <a href={whenHref} title="Preview" data-still="1">
          <time dateTime={isPlain(row.date) ? row.date : undefined}>{row.when}</time>
        </a>
        {packetForm && (
          <label className="pick">
            <input type="checkbox" name="record" value={row.id} form={packetForm} />
            <span className="vh">Choose {row.title.join('')}</span>
          </label>
        )}
      </div>
      <div>
        <h4>
          <a href={hrefFromList(row, list)}>
            <Marked text={row.title} />
          </a>
        </h4>
        {row.words && (
          <p className="words">
            “<Marked text={row.words} />”
          </p>
        )}
        {row.summary && (
          <p className="sum">
            <Marked text={row.summary} />
          </p>
        )}
        <p className="line">
          <Kind kind={kindOfKey(row.kind)} />
          {row.who && (
            <span>
              <Marked text={row.who} />
            </span>
          )}
          <span>{countSources(row.sourceCount)}</span>
          {!row.isVerified && <UnverifiedMark />}
          {row.sameDay && (
            <span>
              Same day, same docket: <a href={hrefFromList(row.sameDay, list)}>{row.sameDay.title}</a>
            </span>
          )}
        </p>
      </div>
    </article>
  )
}, isSame)

/** A list that did not change is not drawn again: texts are equal when their pieces are. */
function isSame(a: HitProps, b: HitProps): boolean {
  return (
    a.isCurrent === b.isCurrent &&
    a.whenHref === b.whenHref &&
    a.list === b.list &&
    a.packetForm === b.packetForm &&
    JSON.stringify(a.row) === JSON.stringify(b.row)
  )
}

/** "2 sources"; what no source is named for says so. */
export function countSources(count: number): string {
  return count === 0 ? 'no source named' : count === 1 ? '1 source' : `${count} sources`
}

function isPlain(date: string): boolean {
  return /^\d{4}(?:-\d{2}){0,2}$/.test(date) && !/^\d{4}-2[1-4]$/.test(date)
}

/** How much was found, in what order, and how many dates are less exact than a day. */
export function ResultCount({ answer }: { answer: TimelineAnswer }) {
  const { total, months, withoutDay, query } = answer
  const order = query.order === 'newest' ? 'newest first' : 'oldest first'
  return (
    <p role="status">
      <b className="num">{total}</b> {total === 1 ? 'record' : 'records'}
      {total > 0 && (
        <>
          {' '}
          in <b className="num">{months}</b> {months === 1 ? 'month' : 'months'}{' '}
          <span className="meta">
            {order}
            {withoutDay > 0 &&
              `; ${withoutDay === 1 ? 'one is' : `${withoutDay} are`} dated less closely than a day`}
          </span>
        </>
      )}
    </p>
  )
}
