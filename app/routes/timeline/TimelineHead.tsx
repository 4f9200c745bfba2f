import type { ReactNode } from 'react'
import type { TimelineAnswer } from '../../search/answerTimeline'
import { timelineHref } from '../../search/timelineQuery'
import { Chip } from '../../ui/Chip'
import { Segments } from '../../ui/Segments'
import { CopyLink } from './CopyLink'
import { SearchForm } from './SearchForm'

type TimelineHeadProps = {
  answer: TimelineAnswer
  text: string
  onType: (text: string) => void
  onCommit: (href: string) => void
  onFocus: () => void
  children?: ReactNode
}

/** Title, views, search box, and what is being asked, clause by clause. */
export function TimelineHead({ answer, text, onType, onCommit, onFocus, children }: TimelineHeadProps) {
  const { query, chips, notices, proceedings } = answer
  return (
    <>
      <div className="bar">
        <h1 className="h-page">Timeline</h1>
        <div className="btns">
          <Segments
            label="View"
            segments={[
              { href: timelineHref(query, { view: 'list' }), name: 'List', isCurrent: query.view === 'list' },
              { href: timelineHref(query, { view: 'axis' }), name: 'Axis', isCurrent: query.view === 'axis' },
            ]}
          />
          {children}
          <CopyLink href={timelineHref(query, { record: query.record, page: query.page })} />
        </div>
      </div>
      <SearchForm query={query} text={text} onType={onType} onCommit={onCommit} onFocus={onFocus} />
      {chips.length > 0 && (
        <div className="chips asked" role="group" aria-label="What is asked">
          {chips.map((chip) => (
            <Chip key={`${chip.field} ${chip.value}`} {...chip} />
          ))}
          {chips.length > 1 && (
            <a className="btn small plain" href="/timeline">
              Clear all
            </a>
          )}
        </div>
      )}
      {notices.length > 0 && (
        <div className="notice ask-notice" role="status">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
      {proceedings.length > 0 && (
        <p className="ask-found">
          {proceedings.length === 1 ? 'Proceeding: ' : 'Proceedings: '}
          {proceedings.slice(0, 5).map(({ label, title, href }, index) => (
            <span key={href}>
              {index > 0 && '; '}
              <a href={href}>{label === title ? title : `${label}, ${title}`}</a>
            </span>
          ))}
        </p>
      )}
    </>
  )
}
