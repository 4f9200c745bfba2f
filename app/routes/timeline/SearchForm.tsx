import { Icon } from '../../ui/Icon'
import { parseTimelineQuery, timelineHref, type TimelineQuery } from '../../search/timelineQuery'

/** Every control of the page that narrows the list belongs to this form, so that it works without script. */
export const FORM_ID = 'timeline-form'

type SearchFormProps = {
  query: TimelineQuery
  text: string
  onType: (text: string) => void
  /** Gets the address of all that the form asks. */
  onCommit: (href: string) => void
  onFocus: () => void
}

/** The search box, and what else of the view an address must carry on. */
export function SearchForm({ query, text, onType, onCommit, onFocus }: SearchFormProps) {
  return (
    <form
      id={FORM_ID}
      className="ask-line"
      role="search"
      aria-label="The timeline"
      action="/timeline"
      onSubmit={(event) => {
        event.preventDefault()
        const params = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
        onCommit(timelineHref(parseTimelineQuery(new URLSearchParams(params))))
      }}
    >
      <Icon name="i-search" />
      <input
        className="in"
        type="search"
        name="q"
        value={text}
        maxLength={10_000}
        aria-label="Search the timeline"
        aria-describedby="ask-hint"
        aria-keyshortcuts="/"
        placeholder="Words, a party, a docket number"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onFocus={onFocus}
      />
      <button className="btn">Search</button>
      {query.order !== 'newest' && <input type="hidden" name="order" value={query.order} />}
      {query.view !== 'list' && <input type="hidden" name="view" value={query.view} />}
      {query.by && <input type="hidden" name="by" value={query.by} />}
      {query.series && <input type="hidden" name="series" value={query.series} />}
      <p className="hint" id="ask-hint">
        <span>“exact words”</span> <span>congest*</span> <span>party:verizon</span>{' '}
        <span>after:2014-06-01</span> <span>crowded OR congested</span> <span>-word</span> <span>14-28</span>{' '}
        <span>30 FCC Rcd 5601</span> <a href="/handbook/timeline">How to search</a>
      </p>
    </form>
  )
}
