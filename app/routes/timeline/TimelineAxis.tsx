import { useNavigate } from '@remix-run/react'
import { useCallback, useMemo } from 'react'
import { drawAxis, recordsAtAnyDate } from '../../search/answerTimeline'
import { datesOfWindow, panWindow, zoomWindow } from '../../search/axis/axisWindow'
import type { AxisLane } from '../../search/axis/planAxis'
import { formatRange } from '../../search/clauses'
import { hrefFromList } from '../../search/neighbours'
import { timelineHref, toggleOption } from '../../search/timelineQuery'
import { Icon } from '../../ui/Icon'
import { Segments } from '../../ui/Segments'
import { useShortcuts } from '../../ui/shortcuts'
import { AxisFigure } from './AxisFigure'
import { AxisTable } from './AxisTable'
import { FacetFilters } from './FacetFilters'
import { LensSection } from './LensSection'
import { ResultCount } from './ResultList'
import { followInPlace, type TimelineViewProps } from './TimelineDesk'
import { TimelineHead } from './TimelineHead'
import { PLOT_SHARE, useAxisWindow } from './useAxisWindow'
import { useAwaited } from './useAwaited'
import { useLiveAnswer } from './useLiveAnswer'

const SPANS = [
  { name: 'Month', days: 31 },
  { name: 'Year', days: 365 },
  { name: 'Decade', days: 3653 },
]

/** The axis view: what was said, done and measured, on one time. */
export function TimelineAxis({ answer: served, fileHref, canDraft }: TimelineViewProps) {
  const navigate = useNavigate()
  const awaited = useAwaited()
  const { answer, timeline, isAhead, text, type, commit, hurry } = useLiveAnswer(served, fileHref, canDraft)
  const { query, list } = answer
  const { window, isMoved, plot, handlers } = useAxisWindow(
    query,
    answer.axis!.plan.window,
    timeline !== null,
    PLOT_SHARE,
  )
  const dates = datesOfWindow(window)
  const records = useMemo(() => (timeline ? recordsAtAnyDate(timeline.find(query)) : []), [timeline, query])
  const axis = useMemo(
    () =>
      isMoved && timeline ? drawAxis(timeline, records, window, query, answer.axis!.lens) : answer.axis!,
    [answer, timeline, records, window, query, isMoved],
  )

  const to = (change: Parameters<typeof timelineHref>[1]) => timelineHref(query, change)
  const zoomed = (factor: number) => to(datesOfWindow(zoomWindow(window, factor)))
  const days = window.to - window.from
  const go = useCallback((href: string) => void navigate(href, { preventScrollReset: true }), [navigate])
  useShortcuts([
    { keys: '+', does: 'Zoom in', run: () => go(zoomed(0.5)) },
    { keys: '-', does: 'Zoom out', run: () => go(zoomed(2)) },
    { keys: 'v', does: 'Change to the list', run: () => go(to({ view: 'list' })) },
  ])

  const hrefOf = {
    record: (id: string) => hrefFromList({ id, url: axis.urls[id] ?? '/timeline' }, list),
    lens: (day: string) => `${to({ lens: day.slice(0, 7) })}#day-by-day`,
    lane: (lane: AxisLane) =>
      lane.facet
        ? to(query.chosen[lane.facet].includes(lane.id) ? {} : toggleOption(query, lane.facet, lane.id))
        : to({}),
  }
  return (
    <div className="wrap axis-page" onClick={(event) => followInPlace(event, navigate)}>
      <div className="axis-head">
        <TimelineHead answer={answer} text={text} onType={type} onCommit={commit} onFocus={hurry} />
        <details className="axis-filters">
          <summary className="btn small">Filters</summary>
          <FacetFilters facets={answer.facets} query={query} awaited={awaited} go={go} isTyping={isAhead} />
        </details>
        <div className="bar axis-bar">
          <ResultCount answer={answer} />
          <p className="meta num axis-range">{formatRange(dates)}</p>
          <div className="btns" role="group" aria-label="Zoom and move">
            <Step href={to(datesOfWindow(panWindow(window, -0.5)))} icon="i-prev" name="Earlier" />
            <Step href={to(datesOfWindow(panWindow(window, 0.5)))} icon="i-next" name="Later" />
            <a className="btn small" href={zoomed(0.5)}>
              <span aria-hidden="true">+</span> Zoom in
            </a>
            <a className="btn small" href={zoomed(2)}>
              <span aria-hidden="true">−</span> Zoom out
            </a>
            <Segments
              label="Show a"
              segments={[
                ...SPANS.map(({ name, days: wanted }) => ({
                  href: to(datesOfWindow(zoomWindow(window, wanted / days))),
                  name,
                  isCurrent: Math.abs(days - wanted) < wanted * 0.02,
                })),
                {
                  href: to({ from: null, to: null }),
                  name: 'All',
                  isCurrent: query.from === null && query.to === null,
                },
              ]}
            />
          </div>
        </div>
      </div>
      <figure className="fig axis">
        <figcaption className="vh">
          {axis.plan.lanes.length} lanes of records{axis.plan.series ? ` over ${axis.plan.series.title}` : ''}
          , {formatRange(dates)}
        </figcaption>
        <p className="hint-x">
          The chart is wider than this screen. Scroll it sideways, or read the{' '}
          <a href={to({ view: 'list' })}>list</a>.
        </p>
        <div
          className="chart"
          tabIndex={0}
          role="region"
          aria-label="Axis. Plus and minus zoom, arrow keys move."
          {...handlers}
        >
          <AxisFigure plan={axis.plan} hrefOf={hrefOf} plotRef={plot} />
        </div>
        <Key hasSeries={axis.plan.series !== null} />
        {axis.plan.series && axis.plan.series.others.length > 0 && (
          <p className="meta axis-others">
            Other series in these dates:{' '}
            {axis.plan.series.others.map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && '; '}
                <a href={to({ series: id })}>{title}</a>
              </span>
            ))}
          </p>
        )}
      </figure>
      <AxisTable plan={axis.plan} query={query} dates={dates} />
      {answer.axis!.lens && <LensSection lens={answer.axis!.lens} query={query} list={list} />}
    </div>
  )
}

function Step({ href, icon, name }: { href: string; icon: 'i-prev' | 'i-next'; name: string }) {
  return (
    <a className="btn small" href={href}>
      <Icon name={icon} />
      {name}
    </a>
  )
}

/** What the marks on a lane stand for. */
const MARKS = [
  { icon: 'k-said', name: 'Said', tone: 'said' },
  { icon: 'k-letter', name: 'Letter or filing', tone: 'said' },
  { icon: 'k-measured', name: 'Measured', tone: 'measured' },
  { icon: 'k-decided', name: 'Decided', tone: 'decided' },
  { icon: 'k-proposed', name: 'Proposed', tone: 'decided' },
  { icon: 'k-deal', name: 'Agreement', tone: '' },
  { icon: 'k-event', name: 'Event', tone: '' },
] as const

function Key({ hasSeries }: { hasSeries: boolean }) {
  return (
    <div className="key" aria-label="Key">
      {MARKS.map(({ icon, name, tone }) => (
        <span key={icon} className={tone ? `kind ${tone}` : 'kind'}>
          <Icon name={icon} />
          {name}
        </span>
      ))}
      {hasSeries && (
        <>
          <span>
            <Icon name="s-conf" className="unsure" />
            sources differ
          </span>
          <span>
            <svg aria-hidden="true" viewBox="0 0 26 14">
              <rect className="c-gap" width="26" height="10" y="2" />
            </svg>
            no value in the record
          </span>
          <span>
            <svg aria-hidden="true" viewBox="0 0 26 14">
              <path className="c-gapline" d="M0 7H26" />
            </svg>
            joins points across a gap, not a measurement
          </span>
        </>
      )}
    </div>
  )
}
