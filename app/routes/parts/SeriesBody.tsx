import { formatEdtf } from '../../domain/edtf'
import { countOf } from '../../domain/labels'
import type { SeriesPage } from '../../measurements/seriesPage'
import { buttonClass } from '../../ui/Button'
import { Conflict } from '../../ui/Conflict'
import { Section } from '../../ui/Section'
import { SourceList } from '../../ui/SourceList'
import { Names } from './Names'
import { PointTable } from './PointTable'
import { SideSection, SideTies } from './SideSection'

/** What a page shows of a series beneath its chart: where sources differ, every value, every source. */
export function SeriesValues({ page }: { page: SeriesPage }) {
  const { rows } = page
  return (
    <>
      {page.conflicts.length > 0 && (
        <Section
          id="differ"
          title="Where sources differ"
          aside={`${countOf(page.conflicts.length, 'value')}; none is averaged or preferred`}
        >
          {page.conflicts.map(({ id, subject, period, readings }) => (
            <Conflict
              key={id}
              topic={<a href={`#${id}`}>{[subject, formatEdtf(period)].filter(Boolean).join(', ')}</a>}
              readings={readings.map(({ value, sources }) => ({
                key: value,
                value,
                source: <Names names={sources} />,
              }))}
            />
          ))}
        </Section>
      )}
      <Section id="values" title="Every value" aside={countOf(rows.length, 'value')}>
        <PointTable rows={rows} />
      </Section>
      <Section id="sources" title="Sources" aside="Numbered as in the table">
        <SourceList sources={page.sources} />
      </Section>
    </>
  )
}

/** What stands beside the values of a series: who publishes it, what it cannot show, what it bears on. */
export function SeriesAside({ page }: { page: SeriesPage }) {
  const { series, publisher } = page
  return (
    <>
      <SideSection title="Published by" first>
        <p>{publisher ? <a href={publisher.href}>{publisher.name}</a> : 'No one named'}</p>
        <p className="btns">
          <a className={buttonClass()} href={`/measurements/${series.id}.csv`}>
            Values as CSV
          </a>
        </p>
      </SideSection>
      {series.caveats.length > 0 && (
        <SideSection title="What it cannot show, and how to read it">
          <ul className="rows">
            {series.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </SideSection>
      )}
      {page.disputes.length > 0 && (
        <SideSection title="Disputes it bears on">
          <ul className="rows">
            {page.disputes.map(({ id, href, title, isPublisherParty }) => (
              <li key={id}>
                <a href={`${href}#series`}>{title}</a>
                {isPublisherParty && (
                  <>
                    <br />
                    <span className="meta">The publisher is a party</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      <SideTies ties={page.ties} />
    </>
  )
}
