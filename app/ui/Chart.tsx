import { Fragment } from 'react'
import type { ChartLine, ChartMark, ChartPlan, PointShape } from '../measurements/planChart'

type ChartProps = {
  plan: ChartPlan
  /** The same for a telephone, which shows it whole in the place of the other. */
  narrow?: ChartPlan | null
  /** Unique on the page; the chart's own parts are named after it. */
  id: string
  /** What the chart shows, in a sentence: its name for whoever does not see it. */
  title: string
  /** More than the title: gaps, conflicts, where the table is. */
  description?: string
}

/** Radius of a conflict's split disc. */
const DISC = 6
/** Up to so wide, in its own units, a chart is drawn for the column of a page that has another beside it. */
const MIDDLING = 900

/**
 * Draws a chart plan. Gaps are hatched and bridged by dots, conflicts are split discs with both values, and
 * every mark has its value as its title. A chart wider than its place scrolls, also by keyboard.
 */
export function Chart({ narrow, ...props }: ChartProps) {
  const look = props.plan.width > MIDDLING ? 'wide' : 'middling'
  if (!narrow) return <Drawing {...props} look={look} />
  return (
    <>
      <Drawing {...props} look={`${look} roomy`} />
      <Drawing {...props} plan={narrow} id={`${props.id}-narrow`} look="narrow" />
    </>
  )
}

function Drawing({
  plan,
  id,
  title,
  description,
  look,
}: Omit<ChartProps, 'narrow'> & { /** Classes that say for which place it is drawn. */ look: string }) {
  const { plot } = plan
  const titleId = `${id}-chart-title`
  const descriptionId = `${id}-chart-desc`
  return (
    <div className={`chart ${look}`} tabIndex={0} role="region" aria-label={`Chart: ${title}`}>
      <svg
        viewBox={`0 0 ${plan.width} ${plan.height}`}
        role="img"
        aria-labelledby={titleId}
        aria-describedby={description && descriptionId}
      >
        <title id={titleId}>{title}</title>
        {description && <desc id={descriptionId}>{description}</desc>}
        <defs>
          <pattern
            id={`${id}-hatch`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path className="c-axis" d="M0 0V6" />
          </pattern>
        </defs>
        {plan.hatches.map(({ x, width, label }) => (
          <rect
            key={x}
            x={x}
            y={plot.top}
            width={width}
            height={plot.bottom - plot.top}
            fill={`url(#${id}-hatch)`}
          >
            <title>{label}</title>
          </rect>
        ))}
        {plan.yTicks.map(({ y, label }) => (
          <Fragment key={label}>
            <path
              className={y === plot.bottom ? 'c-axis' : 'c-grid'}
              d={`M${plot.left} ${y}H${plot.right}`}
            />
            <text className="c-tick" x={plot.left - 8} y={y + 4} textAnchor="end">
              {label}
            </text>
          </Fragment>
        ))}
        {plan.xTicks.map(({ x, label, isMajor }) => (
          <Fragment key={x}>
            <path className="c-axis" d={`M${x} ${plot.bottom}v${isMajor ? 8 : 4}`} />
            {label && (
              <text className="c-tick" x={x + 2} y={plot.bottom + 17}>
                {label}
              </text>
            )}
          </Fragment>
        ))}
        {plan.events.map(({ date, label, strand, x, labelAt }) => (
          <Fragment key={`${date} ${label}`}>
            <path className="c-lead" d={`M${x} ${labelAt.y - 2}V${plot.bottom}`} />
            <EventMark x={x} y={labelAt.y - 4} strand={strand} />
            <text className="c-lab halo" x={labelAt.x} y={labelAt.y}>
              {label}
            </text>
          </Fragment>
        ))}
        {[...plan.lines].reverse().map((line) => (
          <Line key={line.key} line={line} />
        ))}
        {plan.lines
          .flatMap((line) => line.conflicts)
          .map(({ x, y, title, label, labelAt }) => (
            <Fragment key={`${x} ${y}`}>
              <g>
                <title>{title}</title>
                <circle className="c-conf" cx={x} cy={y} r={DISC} />
                <path className="c-half" d={`M${x} ${y - DISC}a${DISC} ${DISC} 0 0 0 0 ${DISC * 2}z`} />
              </g>
              {labelAt && (
                <text className="c-lab halo" x={labelAt.x} y={labelAt.y}>
                  {label}
                </text>
              )}
            </Fragment>
          ))}
      </svg>
    </div>
  )
}

function Line({ line }: { line: ChartLine }) {
  const last = line.marks.at(-1)!
  return (
    <>
      {line.bridges.map(([from, to]) => (
        <path key={from.x} className="c-gapline" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      ))}
      {line.runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <path
            key={run[0]!.x}
            className={line.isMain ? 'c-main' : 'c-ctx'}
            d={`M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`}
          />
        ))}
      {line.marks.map((mark) => (
        <Mark key={mark.period} mark={mark} shape={line.shape} isMain={line.isMain} />
      ))}
      <path
        className="c-gapline"
        d={`M${last.x + 4} ${last.y}L${line.endLabel.x - 4} ${line.endLabel.y - 4}`}
      />
      <text className={line.isMain ? 'c-lab b' : 'c-lab dim'} x={line.endLabel.x} y={line.endLabel.y}>
        {line.endLabel.text}
      </text>
    </>
  )
}

/** A value of more than a month is a bar over its period; a bound is an open mark. */
function Mark({ mark, shape, isMain }: { mark: ChartMark; shape: PointShape; isMain: boolean }) {
  const isOpen = mark.comparator !== 'eq'
  const className = isMain ? (isOpen ? 'c-pt open' : 'c-pt') : 'c-pt ctx'
  const isLong = !/^\d{4}-\d{2}$/.test(mark.period)
  return (
    <path
      className={className}
      d={isLong ? `M${mark.from} ${mark.y - 2}H${mark.to}v4H${mark.from}z` : shapePath(shape, mark.x, mark.y)}
    >
      <title>{mark.title}</title>
    </path>
  )
}

function shapePath(shape: PointShape, x: number, y: number): string {
  switch (shape) {
    case 'disc':
      return `M${x - 2.6} ${y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z`
    case 'square':
      return `M${x - 3} ${y - 3}h6v6h-6z`
    case 'triangle':
      return `M${x} ${y - 4}l4 7h-8z`
    case 'diamond':
      return `M${x} ${y - 4}l4 4-4 4-4-4z`
  }
}

function EventMark({
  x,
  y,
  strand,
}: {
  x: number
  y: number
  strand: ChartPlan['events'][number]['strand']
}) {
  switch (strand) {
    case 'said':
      return <path className="m-said" d={`M${x - 5} ${y - 4}h10v8h-10z`} />
    case 'measured':
      return <path className="m-measured" d={`M${x} ${y - 6}l6 10h-12z`} />
    case 'decided':
      return <path className="m-decided" d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />
    case 'event':
      return <circle className="m-deal" cx={x} cy={y} r={4} />
  }
}
