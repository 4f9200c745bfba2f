import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { formatEdtf } from '../../domain/edtf'
import { BAR_STRANDS, type Bucket, type Histogram } from '../../search/histogram'
import { timelineHref, type TimelineQuery } from '../../search/timelineQuery'
import { Segments } from '../../ui/Segments'

const WIDTH = 720
const PLOT_PX = 66
const TOP_PX = 14
const HEIGHT = 86

type HistogramFigureProps = {
  histogram: Histogram
  query: TimelineQuery
  /** Whether the page's script runs: then ranges are brushed, and keys move two handles. */
  isLive: boolean
  go: (href: string) => void
}

/** The records found by year, month or day. A bar leads to its own dates; dragging over several chooses them all. */
export const HistogramFigure = memo(function HistogramFigure({
  histogram,
  query,
  isLive,
  go,
}: HistogramFigureProps) {
  const { buckets, by } = histogram
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const plot = useRef<SVGSVGElement>(null)
  const step = WIDTH / Math.max(1, buckets.length)
  const chosen = drag ? inOrder(drag.from, drag.to) : chosenRange(histogram)

  const choose = (from: number, to: number) => {
    const [first, last] = [buckets[Math.min(from, to)], buckets[Math.max(from, to)]]
    if (first && last) go(timelineHref(query, { from: first.date, to: last.date, by: null }))
  }
  const bucketAt = (event: PointerEvent) => {
    const box = plot.current!.getBoundingClientRect()
    const at = Math.floor(((event.clientX - box.left) / box.width) * buckets.length)
    return Math.min(buckets.length - 1, Math.max(0, at))
  }
  const brush = isLive
    ? {
        onPointerDown(event: PointerEvent<SVGSVGElement>) {
          if (event.button !== 0 || (event.target as Element).closest('[role="slider"]')) return
          setDrag({ from: bucketAt(event), to: bucketAt(event) })
        },
        onPointerMove(event: PointerEvent<SVGSVGElement>) {
          if (!drag) return
          const to = bucketAt(event)
          if (to === drag.to) return
          if (!plot.current!.hasPointerCapture(event.pointerId))
            plot.current!.setPointerCapture(event.pointerId)
          setDrag({ ...drag, to })
        },
        onPointerUp() {
          if (drag && drag.from !== drag.to) choose(drag.from, drag.to)
          setDrag(null)
        },
        onPointerCancel: () => setDrag(null),
      }
    : {}

  return (
    <figure className="hist">
      <figcaption className="vh">
        Records by {by},{' '}
        {buckets.length > 0 && `${formatEdtf(buckets[0]!.date)} to ${formatEdtf(buckets.at(-1)!.date)}`}
      </figcaption>
      <div className="hist-row">
        <div className="chart">
          <svg
            ref={plot}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            role="group"
            aria-label={`Records by ${by}`}
            {...brush}
          >
            {chosen && (
              <rect
                className="c-brush"
                x={chosen.from * step}
                width={(chosen.to - chosen.from + 1) * step}
                y="0"
                height={PLOT_PX}
              />
            )}
            <path className="c-axis" d={`M0 ${PLOT_PX}H${WIDTH}`} />
            {buckets.map((bucket, index) => (
              <Bar
                key={bucket.date}
                bucket={bucket}
                x={index * step}
                step={step}
                most={histogram.most}
                isTicked={isTicked(index, buckets, step)}
                href={timelineHref(query, { from: bucket.date, to: bucket.date, by: null })}
                isLive={isLive}
              />
            ))}
            {isLive && buckets.length > 1 && (
              <Handles
                buckets={buckets}
                range={chosen ?? { from: 0, to: buckets.length - 1 }}
                step={step}
                onChange={choose}
              />
            )}
          </svg>
        </div>
        <div className="hist-by">
          <Segments
            label="Bars by"
            segments={histogram.sizes.map((size) => ({
              href: timelineHref(query, { by: size }),
              name: size.charAt(0).toUpperCase() + size.slice(1),
              isCurrent: size === by,
            }))}
          />
        </div>
      </div>
    </figure>
  )
})

type BarProps = {
  bucket: Bucket
  x: number
  step: number
  most: number
  isTicked: boolean
  href: string
  isLive: boolean
}

function Bar({ bucket, x, step, most, isTicked, href, isLive }: BarProps) {
  const scale = (PLOT_PX - TOP_PX) / Math.max(1, most)
  const width = Math.max(1, Math.min(44, step * 0.74))
  const left = round(x + (step - width) / 2)
  let top = PLOT_PX
  const parts = BAR_STRANDS.flatMap((strand) => {
    const height = round(bucket.strands[strand] * scale)
    if (height === 0) return []
    top = round(top - height)
    return [
      <rect key={strand} className={`h-${strand}`} x={left} y={top} width={round(width)} height={height} />,
    ]
  })
  const tick = isTicked && (
    <text className="c-tick" x={round(x + step / 2)} y="82" textAnchor="middle">
      {bucket.label}
    </text>
  )
  if (bucket.count === 0) return tick
  const says = `${formatEdtf(bucket.date)}: ${bucket.count} ${bucket.count === 1 ? 'record' : 'records'}`
  return (
    <>
      <a href={href} tabIndex={isLive ? -1 : undefined} draggable={false}>
        <title>{says}</title>
        <rect className="hit-area" x={round(x)} y="0" width={round(step)} height={PLOT_PX} />
        {parts}
      </a>
      {step >= 22 && (
        <text
          className="c-tick bar-n"
          x={round(x + step / 2)}
          y={top - 4}
          textAnchor="middle"
          aria-hidden="true"
        >
          {bucket.count}
        </text>
      )}
      {tick}
    </>
  )
}

type Range = { from: number; to: number }

/** The two ends of the chosen dates, moved by arrow keys, Home and End. */
function Handles({
  buckets,
  range,
  step,
  onChange,
}: {
  buckets: readonly Bucket[]
  range: Range
  step: number
  onChange: (from: number, to: number) => void
}) {
  const last = buckets.length - 1
  const onKey = (event: KeyboardEvent, at: number, set: (to: number) => void) => {
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: last,
      PageDown: at - 6,
      PageUp: at + 6,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    set(Math.min(last, Math.max(0, to)))
  }
  return (['from', 'to'] as const).map((end) => {
    const at = range[end]
    const x = round((end === 'from' ? at : at + 1) * step)
    return (
      <g
        key={end}
        className="handle"
        role="slider"
        tabIndex={0}
        aria-label={end === 'from' ? 'First date' : 'Last date'}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={formatEdtf(buckets[at]!.date)}
        onKeyDown={(event) =>
          onKey(event, at, (to) =>
            end === 'from' ? onChange(to, Math.max(to, range.to)) : onChange(Math.min(to, range.from), to),
          )
        }
      >
        <rect x={x - 5} y={PLOT_PX / 2 - 9} width="10" height="18" rx="1" />
        <path d={`M${x} 0V${PLOT_PX}`} />
      </g>
    )
  })
}

function chosenRange({ buckets }: Histogram): Range | null {
  const from = buckets.findIndex(({ isChosen }) => isChosen)
  if (from === -1) return null
  return { from, to: buckets.findLastIndex(({ isChosen }) => isChosen) }
}

function inOrder(a: number, b: number): Range {
  return { from: Math.min(a, b), to: Math.max(a, b) }
}

/** Labels thin out until each has room; those that begin a round number of days stay. */
function isTicked(index: number, buckets: readonly Bucket[], step: number): boolean {
  const every = Math.max(1, Math.ceil(34 / step))
  if (every === 1) return true
  const { date } = buckets[index]!
  return date.length === 4 ? Number(date) % every === 0 : index % every === 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
