import { memo } from 'react'
import type { Facet, FacetOption } from '../../search/facets'
import { kindOfKey } from '../../search/timelineEntry'
import { timelineHref, toggleOption, type FacetName, type TimelineQuery } from '../../search/timelineQuery'
import { Icon } from '../../ui/Icon'
import { FORM_ID } from './SearchForm'

/** Options in sight; the rest opens. Beyond the most, the search box is quicker. */
const IN_SIGHT = 6
const MOST = 18

type FacetFiltersProps = {
  facets: readonly Facet[]
  query: TimelineQuery
  /** What was asked and is not answered yet: a box shows at once that it was ticked. */
  awaited?: TimelineQuery | null
  go: (href: string) => void
  /** While one types, what is not in sight is not drawn. */
  isTyping?: boolean
}

/** What the list can be narrowed by. Each count is how many records are left once the option is chosen. */
export const FacetFilters = memo(function FacetFilters({
  facets,
  query,
  awaited = null,
  go,
  isTyping = false,
}: FacetFiltersProps) {
  const inUse = facets.reduce(
    (sum, facet) => sum + facet.options.filter(({ isChosen }) => isChosen).length,
    0,
  )
  const dates = query.from || query.to ? 1 : 0
  return (
    <details className="facets">
      <summary>Filters{inUse + dates > 0 ? ` (${inUse + dates} in use)` : ''}</summary>
      {facets
        .filter(({ options }) => options.length > 0)
        .map((facet) => (
          <FacetField
            key={facet.name}
            facet={facet}
            query={query}
            awaited={awaited}
            go={go}
            isTyping={isTyping}
          />
        ))}
      <fieldset className="dates">
        <legend>Dates</legend>
        <label>
          From{' '}
          <input
            className="in"
            form={FORM_ID}
            name="from"
            key={query.from}
            defaultValue={query.from ?? ''}
            placeholder="2014-05"
          />
        </label>
        <label>
          To{' '}
          <input
            className="in"
            form={FORM_ID}
            name="to"
            key={query.to}
            defaultValue={query.to ?? ''}
            placeholder="2014-07-17"
          />
        </label>
      </fieldset>
      <div className="btns">
        <button className="btn small" form={FORM_ID}>
          Apply
        </button>
        {inUse + dates > 0 && (
          <a
            className="btn small plain"
            href={timelineHref(query, { chosen: NONE, from: null, to: null, by: null })}
          >
            Clear filters
          </a>
        )}
      </div>
    </details>
  )
})

const NONE = { kind: [], party: [], dispute: [], proceeding: [], topic: [], jurisdiction: [], verified: [] }

type FacetFieldProps = Omit<Required<FacetFiltersProps>, 'facets'> & { facet: Facet }

function FacetField({ facet, query, awaited, go, isTyping }: FacetFieldProps) {
  const chosen = facet.options.filter(({ isChosen }) => isChosen).length
  const inSight = facet.name === 'kind' ? facet.options.length : Math.max(IN_SIGHT, chosen)
  const rest = facet.options.slice(inSight, MOST)
  const beyond = facet.options.length - inSight - rest.length
  const option = (each: FacetOption) => (
    <Option
      key={each.id}
      name={facet.name}
      option={each}
      isTicked={awaited ? awaited.chosen[facet.name].includes(each.id) : each.isChosen}
      onToggle={() => go(timelineHref(query, toggleOption(awaited ?? query, facet.name, each.id)))}
    />
  )
  return (
    <fieldset>
      <legend>{facet.label}</legend>
      {facet.options.slice(0, inSight).map(option)}
      {rest.length > 0 && (
        <details className="rest">
          <summary>{rest.length} more</summary>
          {!isTyping && rest.map(option)}
          {beyond > 0 && <p className="meta">{beyond} others: search for them by name.</p>}
        </details>
      )}
    </fieldset>
  )
}

type OptionProps = { name: FacetName; option: FacetOption; isTicked: boolean; onToggle: () => void }

function Option({ name, option, isTicked, onToggle }: OptionProps) {
  return (
    <label>
      <input
        type="checkbox"
        name={name}
        value={option.id}
        form={FORM_ID}
        checked={isTicked}
        onChange={onToggle}
      />
      {name === 'kind' ? <KindWord id={option.id} /> : <span>{option.label}</span>}
      <span className="n">{option.count}</span>
    </label>
  )
}

function KindWord({ id }: { id: string }) {
  const kind = kindOfKey(id)
  return (
    <span className={kind.strand ? `kind ${kind.strand}` : 'kind'}>
      <Icon name={`k-${kind.glyph}`} />
      {kind.word}
    </span>
  )
}
