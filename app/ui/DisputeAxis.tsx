import { useEffect, useRef } from 'react'
import type { LanePlan, PlacedSpan } from '../domain/disputeLanes'
import { Kind } from './Kind'

const LANE_PX = 19
const TOP_PX = 40
const HALF_PX = 4

/** Disputes on one axis of years: a line each from start to end, its records as marks, its name beside it. */
export function DisputeAxis({ plan, label }: { plan: LanePlan; label: string }) {
  const height = TOP_PX + plan.lanes * LANE_PX + 6
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => openAtMostMarks(region.current!, plan), [plan])
  return (
    <div
      ref={region}
      className="chart overview"
      tabIndex={0}
      role="region"
      aria-label={`${label}, scrolls sideways on a small screen`}
    >
      <svg viewBox={`0 0 ${plan.width} ${height}`} role="group" aria-label={label}>
        {plan.years.map(({ year, x }) => (
          <g key={year}>
            <path className="c-grid" d={`M${x} 20V${height}`} />
            <text className="c-tick" x={x + 4} y="16">
              {year}
            </text>
          </g>
        ))}
        <path className="c-axis" d={`M0 ${height}H${plan.width}`} />
        {plan.spans.map((span) => (
          <Lane key={span.id} span={span} y={TOP_PX + span.lane * LANE_PX} />
        ))}
      </svg>
    </div>
  )
}

function Lane({ span, y }: { span: PlacedSpan; y: number }) {
  const { from, to, isOpen, label } = span
  const end = isOpen ? `M${to - 7} ${y - HALF_PX}l7 4-7 4` : `M${to} ${y - HALF_PX}v8`
  return (
    <a href={`/disputes/${span.id}`}>
      <path className="c-span" d={`M${from} ${y}H${to}M${from} ${y - HALF_PX}v8${end}`} />
      {span.marks.map((mark, index) => (
        <path key={index} className={`m-${mark.strand ?? 'none'}`} d={shapeAt(mark.glyph, mark.x, y)} />
      ))}
      <text
        className="c-lab halo"
        x={label.x}
        y={y + 4.5}
        textAnchor={label.anchor === 'end' ? 'end' : undefined}
      >
        {span.name}
      </text>
    </a>
  )
}

/** What the marks of the axis stand for. */
export function AxisKey() {
  return (
    <p className="key">
      <Kind kind={{ word: 'Said', glyph: 'said', strand: 'said' }} />
      <Kind kind={{ word: 'Letter or filing', glyph: 'letter', strand: 'said' }} />
      <Kind kind={{ word: 'Measured', glyph: 'measured', strand: 'measured' }} />
      <Kind kind={{ word: 'Decided', glyph: 'decided', strand: 'decided' }} />
      <Kind kind={{ word: 'Agreement', glyph: 'deal', strand: 'deal' }} />
      <span>
        <svg viewBox="0 0 4 14" className="key-tick" aria-hidden="true">
          <path className="m-none" d="M1 3h2v8h-2z" />
        </svg>
        event
      </span>
      <span>
        <svg viewBox="0 0 26 14" aria-hidden="true">
          <path className="c-span" d="M1 7h17M1 3v8M18 3l7 4-7 4" />
        </svg>
        no end in the record
      </span>
    </p>
  )
}

/** Where the axis is wider than its place, it opens at its middle mark, so that most are seen. */
function openAtMostMarks(region: HTMLDivElement, plan: LanePlan) {
  const marks = plan.spans.flatMap((span) => span.marks.map(({ x }) => x)).sort((a, b) => a - b)
  const middle = marks[Math.floor(marks.length / 2)] ?? 0
  region.scrollLeft = (middle / plan.width) * region.scrollWidth - region.clientWidth / 2
}

/** The kinds' shapes at the size of a lane. */
function shapeAt(glyph: string, x: number, y: number): string {
  switch (glyph) {
    case 'decided':
    case 'proposed':
      return `M${x} ${y - 4.8}l4.8 4.8-4.8 4.8-4.8-4.8z`
    case 'measured':
      return `M${x} ${y - 4.8}l4.8 7.6h-9.6z`
    case 'letter':
    case 'report':
    case 'document':
      return `M${x - 3.8} ${y - 3}h7.6v6h-7.6z`
    case 'event':
      return `M${x - 1} ${y - 4}h2v8h-2z`
    default:
      return `M${x - 3.8} ${y}a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0`
  }
}
