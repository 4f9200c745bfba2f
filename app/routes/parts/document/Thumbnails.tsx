import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { pageName, type PageFrame } from '../../../domain/reader/pageFrames'
import { Button } from '../../../ui/Button'
import { inSightOf } from './inSightOf'
import type { Painter } from './openPicture'

/** Of a small picture, in CSS pixels. */
const WIDTH_PX = 84

type ThumbnailsProps = {
  painter: Painter
  frames: readonly PageFrame[]
  current: number
  /** Of a page's picture, wide for one high. */
  ratioOf: (page: number) => number
  onClose: () => void
}

/**
 * All pages as small pictures, each drawn when it comes into sight. Arrows lead from page to page, Enter goes to one,
 * Escape closes. Beside the text where there is room, else a sheet at the foot of the screen, which a choice closes.
 */
export function Thumbnails({ painter, frames, current, ratioOf, onClose }: ThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null)
  const panel = useRef<HTMLElement>(null)
  const [focused, setFocused] = useState(current)
  const near = useInSight(list)
  useEffect(() => setFocused(current), [current])
  useEffect(() => {
    linkTo(list.current, current)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  useLayoutEffect(() => {
    const opener = document.activeElement
    const home = panel.current
    linkTo(list.current, current)?.focus({ preventScroll: true })
    return () => {
      if (home?.contains(document.activeElement) && opener instanceof HTMLElement) opener.focus()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const to = pageByKey(event.key, focused, frames.length, rowOf(list.current))
    if (event.key === 'Escape') onClose()
    else if (to === null) return
    else {
      setFocused(to)
      linkTo(list.current, to)?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  // The link itself leads to the page (`useDeepLinks`).
  const choose = () => {
    if (panel.current && isSheet(panel.current)) onClose()
  }
  return (
    <aside className="thumbs" aria-label="Pages" ref={panel} onKeyDown={onKeyDown}>
      <div className="bar tight">
        <h2 className="h-ui">
          Pages <span className="meta">{frames.length}</span>
        </h2>
        <Button type="button" small onClick={onClose}>
          Close
        </Button>
      </div>
      <ol ref={list}>
        {frames.map((frame, index) => {
          const page = index + 1
          const name = pageName(page, frames.length, frame)
          return (
            <li key={page} data-thumb={page}>
              <a
                href={`#p${page}`}
                aria-label={name}
                aria-current={page === current ? 'page' : undefined}
                tabIndex={page === focused ? 0 : -1}
                onClick={choose}
              >
                <Thumbnail painter={painter} page={page} ratio={ratioOf(page)} isNear={near.has(page)} />
                <span className="num">{frame.label ?? page}</span>
              </a>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}

type ThumbnailProps = { painter: Painter; page: number; ratio: number; isNear: boolean }

function Thumbnail({ painter, page, ratio, isNear }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const shown = canvas.current
    if (!isNear || !shown) return
    const drop = painter.paint(page, shown, WIDTH_PX, () => undefined)
    return () => {
      drop()
      shown.width = shown.height = 0
    }
  }, [painter, page, isNear])
  return <canvas ref={canvas} aria-hidden="true" style={{ width: WIDTH_PX, height: WIDTH_PX / ratio }} />
}

/** The pages whose small pictures are in sight, or nearly. */
function useInSight(list: RefObject<HTMLOListElement | null>): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    if (list.current)
      return inSightOf(list.current, '[data-thumb]', (it) => Number(it.dataset.thumb), setNear)
  }, [list])
  return near
}

function linkTo(list: HTMLElement | null, page: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-thumb="${page}"] a`) ?? null
}

/** How many pictures stand in a row. */
function rowOf(list: HTMLElement | null): number {
  return list ? getComputedStyle(list).gridTemplateColumns.split(' ').length : 1
}

function isSheet(panel: HTMLElement): boolean {
  return panel.getBoundingClientRect().right >= document.documentElement.clientWidth
}

function pageByKey(key: string, page: number, count: number, row: number): number | null {
  const to = {
    ArrowLeft: page - 1,
    ArrowRight: page + 1,
    ArrowUp: page - row,
    ArrowDown: page + row,
    Home: 1,
    End: count,
  }[key]
  return to === undefined ? null : Math.min(Math.max(to, 1), count)
}
