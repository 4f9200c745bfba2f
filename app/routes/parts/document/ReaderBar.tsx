import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { findPage, type PageFrame } from '../../../domain/reader/pageFrames'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { NotesButton } from './NotesButton'
import { ZOOM_STEPS, type ReaderView, type Zoom } from './readerView'
import { ViewSwitch } from './ViewSwitch'

type ReaderBarProps = {
  view: ReaderView
  hasPictures: boolean
  mediaType: string
  onView: (view: ReaderView) => void
  current: number
  frames: readonly PageFrame[]
  onPage: (page: number) => void
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  onStep: (direction: 1 | -1) => void
  onRotate: () => void
  hasThumbnails: boolean
  /** Shows or hides the small pictures of all pages; null where there are none. */
  onThumbnails: (() => void) | null
  onFind: () => void
  sought: string | null
  noteCount: number
  /** The whole text on one sheet. */
  printHref: string
  /** A row of its own beneath: the find bar. */
  children: ReactNode
}

/** Stays at the top while one reads: what is shown, where one is, and how large. Links and forms without script. */
export function ReaderBar({
  view,
  hasPictures,
  mediaType,
  onView,
  current,
  frames,
  onPage,
  zoom,
  onZoom,
  onStep,
  onRotate,
  hasThumbnails,
  onThumbnails,
  onFind,
  sought,
  noteCount,
  printHref,
  children,
}: ReaderBarProps) {
  return (
    <div className="reader-bar" role="group" aria-label="Reading">
      <ViewSwitch mediaType={mediaType} view={view} onView={onView} />
      {onThumbnails && (
        <span className="needs-js reader-thumbs">
          <Button type="button" small look="plain" aria-expanded={hasThumbnails} onClick={onThumbnails}>
            Thumbnails
          </Button>
        </span>
      )}
      <PageForm current={current} frames={frames} onPage={onPage} />
      {hasPictures && (
        <div className="reader-zoom">
          <Button type="button" small look="plain" aria-label="Smaller" onClick={() => onStep(-1)}>
            −
          </Button>
          <label className="vh" htmlFor="reader-zoom">
            Size of pages
          </label>
          <select
            id="reader-zoom"
            value={String(zoom)}
            onChange={({ target }) => onZoom(zoomOf(target.value))}
          >
            <option value="width">Fit width</option>
            <option value="page">Fit page</option>
            {ZOOM_STEPS.map((step) => (
              <option key={step} value={step}>
                {step} %
              </option>
            ))}
          </select>
          <Button type="button" small look="plain" aria-label="Larger" onClick={() => onStep(1)}>
            +
          </Button>
          <Button type="button" small look="plain" onClick={onRotate}>
            Rotate
          </Button>
        </div>
      )}
      <form method="get" role="search" className="without-js reader-find">
        <label htmlFor="find">Find</label>
        <input
          className="in"
          id="find"
          name="find"
          type="search"
          defaultValue={sought ?? ''}
          maxLength={300}
        />
        <Button small>Find</Button>
      </form>
      <span className="needs-js">
        <Button type="button" small look="plain" onClick={onFind} data-opens-find>
          Find
        </Button>
      </span>
      <a className="btn plain small reader-print" href={printHref}>
        Print
      </a>
      <NotesButton count={noteCount} />
      {children}
    </div>
  )
}

/** "Page [4] of 92". Takes the file's own numbers too: "iv". */
function PageForm({ current, frames, onPage }: Pick<ReaderBarProps, 'current' | 'frames' | 'onPage'>) {
  const field = useRef<HTMLInputElement>(null)
  const count = frames.length
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = String(current)
  }, [current])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const page = findPage(field.current?.value ?? '', frames)
    if (page === null) {
      field.current?.setCustomValidity(`Give a page from 1 to ${count}, or a number that the file prints.`)
      field.current?.reportValidity()
      return
    }
    field.current?.blur()
    onPage(page)
  }
  return (
    <form className="reader-page" method="get" onSubmit={submit}>
      <Button
        type="button"
        small
        look="plain"
        aria-label="Page before"
        disabled={current <= 1}
        onClick={() => onPage(current - 1)}
      >
        <Icon name="i-prev" />
      </Button>
      <label htmlFor="reader-page">Page</label>
      <input
        ref={field}
        className="in num"
        id="reader-page"
        name="page"
        defaultValue={current}
        inputMode="text"
        autoComplete="off"
        onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
      />
      <span className="num">of {count}</span>
      <Button
        type="button"
        small
        look="plain"
        aria-label="Next page"
        disabled={current >= count}
        onClick={() => onPage(current + 1)}
      >
        <Icon name="i-next" />
      </Button>
    </form>
  )
}

function zoomOf(value: string): Zoom {
  return value === 'width' || value === 'page' ? value : Number(value)
}
