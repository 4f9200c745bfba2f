import type { AxisLine, AxisSeriesPlan, LineShape } from '../../search/axis/planAxisSeries'
import { unitSuffix } from '../../domain/labels'

/** Name, unit and scale of the series, beside its plot. */
export function AxisSeriesNames({ series }: { series: AxisSeriesPlan }) {
  const title = wrap(series.title, 21, 3)
  const metric = wrap(series.metric, 24, 2)
  const top = series.top + 12
  const last = series.yTicks.at(-1)
  return (
    <>
      <a href={`/measurements/${series.id}`}>
        <title>{series.title}</title>
        <text className="c-lab b">
          {title.map((line, index) => (
            <tspan key={index} x="0" y={top + index * 16}>
              {line}
            </tspan>
          ))}
        </text>
      </a>
      <text className="c-tick">
        {metric.map((line, index) => (
          <tspan key={index} x="0" y={top + title.length * 16 + 4 + index * 15}>
            {line}
          </tspan>
        ))}
      </text>
      {series.yTicks.map(({ y, label }) => (
        <text key={label} className="c-tick" x="142" y={y + 4} textAnchor="end">
          {label}
          {label === last?.label ? unitSuffix(series.unit) : ''}
        </text>
      ))}
      <text className="c-tick" x="0" y={series.axisY + 30}>
        Periods with a value
      </text>
      {series.lines.map((line) => (
        <text key={line.key} className="c-tick" x="142" y={line.rail.y + 4} textAnchor="end">
          {line.label.length > 22 ? `${line.label.slice(0, 21)}…` : line.label}
        </text>
      ))}
    </>
  )
}

/** Lines, points, conflicts and the rail of a series. */
export function AxisSeries({ series }: { series: AxisSeriesPlan }) {
  return (
    <>
      <path className="c-axis" d={`M0 ${series.axisY}H${series.plotWidth}`} />
      {series.yTicks.slice(1).map(({ y }) => (
        <path key={y} className="c-grid" d={`M0 ${y}H${series.plotWidth}`} />
      ))}
      {series.lines.toReversed().map((line) => (
        <Line key={line.key} line={line} />
      ))}
      {series.lines.map((line) => (
        <g key={line.key}>
          <text className={line.isMain ? 'c-lab b halo' : 'c-lab dim halo'} x={line.end.x} y={line.end.y + 4}>
            {line.label} <tspan className="c-tick">{line.end.value}</tspan>
          </text>
          <rect className="c-gap" x="0" y={line.rail.y - 3} width={series.plotWidth} height="7" />
          {line.rail.spans.map(({ from, to }) => (
            <rect
              key={from}
              className="c-rail"
              x={from}
              y={line.rail.y - 3.5}
              width={Math.max(1.5, to - from - 1)}
              height="8"
            />
          ))}
        </g>
      ))}
    </>
  )
}

function Line({ line }: { line: AxisLine }) {
  const kind = line.isMain ? 'c-main' : 'c-ctx'
  const points = line.isMain ? 'c-pt' : 'c-pt ctx'
  return (
    <g>
      {line.bridges.map(([a, b]) => (
        <path key={a.x} className="c-gapline" d={`M${a.x} ${a.y}L${b.x} ${b.y}`} />
      ))}
      {line.runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <path key={run[0]!.x} className={kind} d={`M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
        ))}
      {line.points.map(({ x, y, title }) => (
        <path key={x} className={points} d={shapeAt(line.shape, x, y, line.isMain)}>
          <title>{title}</title>
        </path>
      ))}
      {line.conflicts.map(({ x, y, label, labelY }) => (
        <g key={x}>
          <circle className="c-conf" cx={x} cy={y} r="6" />
          <path className="c-conf-half" d={`M${x} ${y - 6}a6 6 0 0 0 0 12z`} />
          {labelY !== null && (
            <text className="c-tick halo" x={x} y={labelY} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

function shapeAt(shape: LineShape, x: number, y: number, isMain: boolean): string {
  if (isMain) return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`
  switch (shape) {
    case 'square':
      return `M${x - 3} ${y - 3}h6v6h-6z`
    case 'triangle':
      return `M${x} ${y - 4}l4 7h-8z`
    case 'diamond':
      return `M${x} ${y - 4}l4 4-4 4-4-4z`
    case 'disc':
      return `M${x - 2.5} ${y}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0`
  }
}

function wrap(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}
