import type { ReactNode, Ref } from 'react'
import { NAMES_WIDTH, type AxisLane, type AxisPlan } from '../../search/axis/planAxis'
import type { AxisBracket, AxisMark } from '../../search/axis/planLane'
import { bracketLabel } from '../../search/axis/bracketLabel'
import { AxisSeries, AxisSeriesNames } from './AxisSeries'
import { glyphAt } from './glyphAt'

type AxisFigureProps = {
  plan: AxisPlan
  hrefOf: { record: (id: string) => string; lens: (date: string) => string; lane: (lane: AxisLane) => string }
  plotRef?: Ref<SVGSVGElement>
  children?: ReactNode
}

/** Lanes by dispute and docket above a measured series, all on one time. Names stay at the left while the plot scrolls. */
export function AxisFigure({ plan, hrefOf, plotRef }: AxisFigureProps) {
  const { width, height, lanes, lanesEnd, series } = plan
  return (
    <div className="axis-two">
      <svg
        className="lanes"
        viewBox={`0 0 ${NAMES_WIDTH} ${height}`}
        role="group"
        aria-label="Names of the lanes"
      >
        {lanes.map((lane) => (
          <g key={lane.id}>
            <path className="c-lane" d={`M0 ${lane.bottom}H${NAMES_WIDTH}`} />
            <LaneName lane={lane} href={hrefOf.lane(lane)} />
          </g>
        ))}
        {series && <AxisSeriesNames series={series} />}
      </svg>
      <svg
        ref={plotRef}
        className="plot"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label="Records by lane on one time axis"
      >
        <defs>
          <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path className="c-hatch" d="M0 0V6" />
          </pattern>
        </defs>
        {plan.lens && (
          <rect
            className="c-brush"
            x={plan.lens.from}
            y="22"
            width={plan.lens.to - plan.lens.from}
            height={(series?.axisY ?? lanesEnd) - 22}
          />
        )}
        {plan.ticks.map((tick) => (
          <g key={tick.date}>
            <path
              className={tick.isMajor ? 'c-grid major' : 'c-grid'}
              d={`M${tick.x} 22V${series?.axisY ?? lanesEnd}`}
            />
            <text className="c-tick" x={tick.x + 4} y="16">
              {tick.label}
            </text>
            {series && (
              <text className="c-tick" x={tick.x + 4} y={series.axisY + 16}>
                {tick.label}
              </text>
            )}
          </g>
        ))}
        {lanes.map((lane) => (
          <Lane key={lane.id} lane={lane} width={width} hrefOf={hrefOf} />
        ))}
        {series && <AxisSeries series={series} />}
      </svg>
    </div>
  )
}

function LaneName({ lane, href }: { lane: AxisLane; href: string }) {
  const text = lane.label.map((line, index) => (
    <tspan key={index} x="0" y={lane.top + 21 + index * 16}>
      {line}
    </tspan>
  ))
  if (lane.facet === null) return <text className="c-lab b">{text}</text>
  return (
    <a href={href}>
      <title>{`Show ${lane.label.join(' ')} alone: ${lane.count} ${lane.count === 1 ? 'record' : 'records'}`}</title>
      <text className="c-lab b">{text}</text>
    </a>
  )
}

function Lane({ lane, width, hrefOf }: { lane: AxisLane; width: number; hrefOf: AxisFigureProps['hrefOf'] }) {
  const foot = lane.bottom - 7
  const { span } = lane
  return (
    <g>
      <path className="c-lane" d={`M0 ${lane.bottom}H${width}`} />
      {span && (
        <path
          className="c-span quiet"
          d={`M${span.from} ${foot}H${span.to}${span.hasStart ? `M${span.from} ${foot - 3}v6` : ''}${span.hasEnd ? `M${span.to} ${foot - 3}v6` : ''}`}
        />
      )}
      <path className="c-lead" d={lane.marks.map(({ x, y }) => `M${x} ${y}V${foot}`).join('')} />
      {lane.marks.map((mark) => (
        <Mark key={mark.id} mark={mark} href={hrefOf.record(mark.id)} />
      ))}
      {lane.brackets.map((bracket) => (
        <Bracket key={`${bracket.from} ${bracket.y}`} bracket={bracket} href={hrefOf.lens(bracket.min)} />
      ))}
    </g>
  )
}

function Mark({ mark, href }: { mark: AxisMark; href: string }) {
  const { x, y, labelAt, strand, glyph } = mark
  const open = glyph === 'proposed' ? ' m-open' : ''
  return (
    <a href={href}>
      <title>{mark.title}</title>
      {mark.to - mark.from > 12 && <path className="c-may" d={`M${mark.from} ${y}H${mark.to}`} />}
      <path className={`m-${strand ?? 'none'}${open}`} d={glyphAt(glyph, x, y)} />
      {labelAt && (
        <text className="c-lab halo" x={labelAt.x} y={y + 4.5} textAnchor={labelAt.isEnd ? 'end' : undefined}>
          {mark.label}
        </text>
      )}
    </a>
  )
}

const STRANDS = ['said', 'measured', 'decided', 'deal', null] as const

function Bracket({ bracket, href }: { bracket: AxisBracket; href: string }) {
  const { from, to, y, labelAt } = bracket
  const says = bracketLabel(bracket)
  return (
    <a href={href}>
      <title>{`${says}, opened day by day beneath`}</title>
      <rect className="c-hold" x={from} y={y - 8} width={to - from} height="16" />
      <path className="c-span" fill="none" d={`M${from} ${y - 5}v10H${to}v-10`} />
      {STRANDS.map((strand) => {
        const ticks = bracket.ticks.filter((tick) => tick.strand === strand)
        if (ticks.length === 0) return null
        const d = ticks.map(({ x }) => `M${x} ${y - 6}v9`).join('')
        return <path key={strand} className={`t-${strand ?? 'none'}`} d={d} />
      })}
      {labelAt && (
        <text
          className="c-lab b halo"
          x={labelAt.x}
          y={y + 4.5}
          textAnchor={labelAt.isEnd ? 'end' : undefined}
        >
          {says}
        </text>
      )}
    </a>
  )
}
