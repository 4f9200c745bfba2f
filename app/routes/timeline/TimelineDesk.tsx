import { useNavigate } from '@remix-run/react'
import { useCallback, useDeferredValue, useEffect, useState, type MouseEvent } from 'react'
import type { TimelineAnswer } from '../../search/answerTimeline'
import { hrefFromList } from '../../search/neighbours'
import { timelineHref } from '../../search/timelineQuery'
import { CsrfField } from '../../ui/CsrfField'
import { Empty } from '../../ui/Empty'
import { Pager } from '../../ui/Pager'
import { Segments } from '../../ui/Segments'
import { useShortcuts } from '../../ui/shortcuts'
import { FacetFilters } from './FacetFilters'
import { HistogramFigure } from './HistogramFigure'
import { PreviewPane } from './PreviewPane'
import { ResultCount, ResultList } from './ResultList'
import { TimelineHead } from './TimelineHead'
import { useAwaited } from './useAwaited'
import { useLiveAnswer } from './useLiveAnswer'

export type TimelineViewProps = { answer: TimelineAnswer; fileHref: string; canDraft: boolean }

const PACKET_FORM = 'packet-form'

/** The list view: filters, the records found, and the one that is current. */
export function TimelineDesk({ answer: served, fileHref, canDraft }: TimelineViewProps) {
  const navigate = useNavigate()
  const awaited = useAwaited()
  const { answer, text, type, commit, hurry } = useLiveAnswer(served, fileHref, canDraft)
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  const { query, preview, total, pages, list } = answer
  // The list keeps step with the keys; counts, bars and the record beside them follow in the next free moment.
  const followed = useDeferredValue(answer)

  const go = useCallback((href: string) => void navigate(href, { preventScrollReset: true }), [navigate])
  const select = (id: string | null) => {
    if (id === null) return
    void navigate(timelineHref(query, { record: id }), { replace: true, preventScrollReset: true })
    requestAnimationFrame(() => document.getElementById(`r-${id}`)?.scrollIntoView({ block: 'nearest' }))
  }
  useShortcuts([
    {
      keys: 'j',
      does: 'Go to the next record',
      run: () => select(query.record ? preview!.nextId : (preview?.id ?? null)),
    },
    {
      keys: 'k',
      does: 'Go to the record before',
      run: () => select(query.record ? preview!.previousId : null),
    },
    {
      keys: 'Enter',
      does: 'Open the record',
      run: () => preview && void navigate(hrefFromList(preview, list)),
    },
    { keys: 'v', does: 'Change to the axis', run: () => go(timelineHref(query, { view: 'axis' })) },
  ])
  useEscape(() => (query.record ? go(timelineHref(query, { record: null })) : undefined))

  return (
    <div className="wrap desk three" onClick={(event) => followInPlace(event, navigate)}>
      <div className="desk-head">
        <TimelineHead answer={answer} text={text} onType={type} onCommit={commit} onFocus={hurry} />
      </div>
      <aside className="desk-left" aria-label="Filters">
        <FacetFilters
          facets={followed.facets}
          query={followed.query}
          awaited={awaited}
          go={go}
          isTyping={followed !== served}
        />
      </aside>
      <div className="desk-main" aria-busy={awaited !== null || undefined}>
        <HistogramFigure histogram={followed.histogram} query={followed.query} isLive={isLive} go={go} />
        <div className="bar tight">
          <ResultCount answer={answer} />
          <Segments
            label="Order"
            segments={[
              {
                href: timelineHref(query, { order: 'newest' }),
                name: 'Newest first',
                isCurrent: query.order === 'newest',
              },
              {
                href: timelineHref(query, { order: 'oldest' }),
                name: 'Oldest first',
                isCurrent: query.order === 'oldest',
              },
            ]}
          />
        </div>
        <p className="meta keys">
          <kbd>j</kbd> <kbd>k</kbd> move <kbd>Enter</kbd> open <kbd>Esc</kbd> back <kbd>?</kbd> all keys
        </p>
        {total === 0 ? (
          <NothingFound answer={answer} />
        ) : (
          <ResultList
            groups={answer.groups}
            query={query}
            list={list}
            currentId={query.record === null && !isLive ? null : (preview?.id ?? null)}
            packetForm={canDraft ? PACKET_FORM : null}
          />
        )}
        {canDraft && total > 0 && (
          <form id={PACKET_FORM} className="btns pick-bar" method="post" action="/packets/add">
            <CsrfField />
            <button className="btn">Add the chosen to a packet</button>
          </form>
        )}
        <Pager
          label="Pages"
          previous={
            query.page > 1
              ? { href: timelineHref(query, { page: query.page - 1, record: null }), name: 'Previous page' }
              : null
          }
          next={
            query.page < pages
              ? { href: timelineHref(query, { page: query.page + 1, record: null }), name: 'Next page' }
              : null
          }
          place={`Page ${query.page} of ${pages}`}
        />
      </div>
      {followed.preview && (
        <PreviewPane preview={followed.preview} total={followed.total} list={followed.list} />
      )}
    </div>
  )
}

/** Says what was sought, what there is, and the next step. */
function NothingFound({ answer }: { answer: TimelineAnswer }) {
  const { wider, ofAll } = answer
  return (
    <Empty title="No record matches" level="h2">
      <p>
        The timeline holds {ofAll} records.{' '}
        {wider.length > 0
          ? 'Look wider:'
          : 'Try fewer or other words, or near~1 for a word that may be spelt otherwise.'}
      </p>
      <ul className="rows">
        {wider.map(({ label, href, count }) => (
          <li key={href}>
            <a href={href}>
              {count} {count === 1 ? 'record' : 'records'} {label}
            </a>
          </li>
        ))}
        <li>
          <a href="/timeline">All {ofAll} records</a>
        </li>
      </ul>
      {answer.query.text !== '' && (
        <p className="meta">
          The search looks into titles, summaries, quotations, names and numbers. The words of an original are
          found on its <a href="/documents">document’s page</a>, by Ctrl+F.
        </p>
      )}
    </Empty>
  )
}

/** Links to other views of the timeline change the view in place; a click on a record that is no link selects it. */
export function followInPlace(event: MouseEvent, navigate: ReturnType<typeof useNavigate>): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return
  const target = event.target as Element
  const link = target.closest<HTMLAnchorElement | SVGAElement>('a[href]')
  if (link) {
    const href = link.getAttribute('href')!
    if (!/^\/timeline(?:$|\?)/.test(href)) return
    event.preventDefault()
    const isPage = /[?&]page=/.test(href)
    void navigate(href, { preventScrollReset: !isPage })
    return
  }
  if (target.closest('button, input, label, select, summary') || window.getSelection()?.isCollapsed === false)
    return
  const row = target.closest<HTMLElement>('[data-id]')
  row?.querySelector<HTMLElement>('a[data-still]')?.click()
}

/** Esc leads back, unless it closes something or clears a field. */
function useEscape(back: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (
        event.key !== 'Escape' ||
        event.defaultPrevented ||
        document.querySelector('dialog[open], details.menu[open]')
      )
        return
      if (event.target instanceof HTMLInputElement) return event.target.blur()
      back()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
