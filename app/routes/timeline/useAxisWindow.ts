import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { AXIS_WIDTH } from '../../search/axis/planAxis'
import { datesOfWindow, panWindow, zoomWindow, type AxisWindow } from '../../search/axis/axisWindow'
import { timelineHref, type TimelineQuery } from '../../search/timelineQuery'

/** How long zooming rests before the address follows it, in milliseconds. */
const REST_MS = 250
/** How much a key or a notch of the wheel zooms. */
const STEP = 1.5

/**
 * The stretch of time in sight, moved by wheel with Ctrl, drag and keys while the browser holds the timeline.
 * Null follows the address.
 */
export function useAxisWindow(query: TimelineQuery, served: AxisWindow, isHeld: boolean, plotShare: number) {
  const navigate = useNavigate()
  const [moved, setMoved] = useState<AxisWindow | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const plot = useRef<SVGSVGElement>(null)
  const drag = useRef<{ x: number; window: AxisWindow } | null>(null)
  const shown = moved ?? served
  useEffect(() => setMoved(null), [served])
  useEffect(() => () => clearTimeout(rest.current), [])

  const move = (window: AxisWindow) => {
    clearTimeout(rest.current)
    const follow = () =>
      void navigate(timelineHref(query, datesOfWindow(window)), { replace: true, preventScrollReset: true })
    if (!isHeld) return follow()
    setMoved(window)
    rest.current = setTimeout(follow, REST_MS)
  }
  const dayAt = (clientX: number) => {
    const box = plot.current!.getBoundingClientRect()
    return shown.from + ((clientX - box.left) / (box.width * plotShare)) * (shown.to - shown.from)
  }

  // React listens to the wheel passively, where it cannot be kept from zooming the page.
  const onWheel = useRef<(event: WheelEvent) => void>(undefined)
  onWheel.current = (event) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    move(zoomWindow(shown, event.deltaY > 0 ? STEP ** 0.5 : 1 / STEP ** 0.5, dayAt(event.clientX)))
  }
  useEffect(() => {
    const element = plot.current
    if (!element) return
    const listen = (event: WheelEvent) => onWheel.current?.(event)
    element.addEventListener('wheel', listen, { passive: false })
    return () => element.removeEventListener('wheel', listen)
  }, [])

  // A chart wider than its place opens where its day by day is, as a reader of a small screen would look first.
  useEffect(() => {
    const chart = plot.current?.closest<HTMLElement>('.chart')
    const lens = plot.current?.querySelector('.c-brush')?.getBoundingClientRect()
    if (!chart || !lens || chart.scrollWidth <= chart.clientWidth) return
    chart.scrollLeft += lens.left - chart.getBoundingClientRect().left - chart.clientWidth * 0.6
  }, [])

  return {
    window: shown,
    isMoved: moved !== null,
    plot,
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const { key } = event
        const next =
          key === '+' || key === '='
            ? zoomWindow(shown, 1 / STEP)
            : key === '-' || key === '_'
              ? zoomWindow(shown, STEP)
              : key === 'ArrowLeft'
                ? panWindow(shown, -0.2)
                : key === 'ArrowRight'
                  ? panWindow(shown, 0.2)
                  : null
        if (!next || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        move(next)
      },
      onPointerDown(event: PointerEvent) {
        if (event.button === 0 && event.pointerType !== 'touch' && isHeld)
          drag.current = { x: event.clientX, window: shown }
      },
      onPointerMove(event: PointerEvent) {
        if (!drag.current || !plot.current) return
        const by = event.clientX - drag.current.x
        if (Math.abs(by) < 4 && moved === null) return
        const box = plot.current.getBoundingClientRect()
        if (!event.currentTarget.hasPointerCapture(event.pointerId))
          event.currentTarget.setPointerCapture(event.pointerId)
        move(panWindow(drag.current.window, -by / (box.width * plotShare)))
      },
      onPointerUp() {
        drag.current = null
      },
      onPointerCancel() {
        drag.current = null
      },
    },
  }
}

/** Share of the plot's drawing that is time; the rest has the names at the ends of lines. */
export const PLOT_SHARE = (AXIS_WIDTH - 120) / AXIS_WIDTH
