import type { DisputeStory } from '../../catalog/disputeStory'
import { countOf, nameRole } from '../../domain/labels'
import type { DisputeMeasures } from '../../measurements/disputeMeasures'
import { storyMonths } from '../../measurements/storyMonths'
import { Conflict } from '../../ui/Conflict'
import { Section } from '../../ui/Section'
import { SourceList } from '../../ui/SourceList'
import { Chronology } from './Chronology'
import { Demands } from './Demands'
import { DocumentTable } from './DocumentTable'
import { Exchange } from './Exchange'
import { Measured } from './Measured'
import { Speakers } from './Speakers'
import { SideSection, SideTies } from './SideSection'

/** The story of a dispute beneath its head, in the order in which it is best read. */
export function DisputeBody({ story, measures }: { story: DisputeStory; measures: DisputeMeasures }) {
  const { dispute } = story
  const months = storyMonths(story, measures)
  const hasMeasures = measures.charts.length > 0 || measures.others.length > 0
  const contents = [
    months.length > 0 && ['exchange', 'The exchange'],
    story.demands.length > 0 && ['demands', 'Demands and answers'],
    hasMeasures && ['series', 'What was measured'],
    story.chronology.length > 0 && ['chronology', 'Chronology'],
    dispute.disagreements.length > 0 && ['differ', 'Where sources disagree'],
    story.documents.length > 0 && ['documents', 'Documents'],
    ['sources', 'Sources'],
  ].filter((entry) => entry !== false)
  return (
    <div className="spine">
      <nav className="spine-nav" aria-label="On this page">
        <ul>
          {contents.map(([anchor, name]) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        {months.length > 0 && (
          <Section
            id="exchange"
            title="The exchange"
            aside="Words as read in the sources named, with what was measured for each month"
          >
            <Exchange months={months} />
          </Section>
        )}
        {story.demands.length > 0 && (
          <Section
            id="demands"
            title="Demands and answers"
            aside={countOf(story.demands.flatMap(({ demands }) => demands).length, 'demand')}
          >
            <Demands demands={story.demands} />
          </Section>
        )}
        {hasMeasures && (
          <Section id="series" title="What was measured" aside="What a series cannot show is said beneath it">
            <Measured measures={measures} />
          </Section>
        )}
        {story.chronology.length > 0 && (
          <Section
            id="chronology"
            title="Chronology"
            aside={`${countOf(story.chronology.flatMap(({ entries }) => entries).length, 'entry', 'entries')}, oldest first`}
          >
            <Chronology years={story.chronology} hasExchange />
          </Section>
        )}
        {story.disagreements.length > 0 && (
          <Section
            id="differ"
            title="Where sources disagree"
            aside="Every reading is kept; none is preferred"
          >
            {story.disagreements.map(({ topic, values, sources }) => (
              <Conflict
                key={topic}
                topic={topic}
                readings={values.map((value) => ({ key: value, value, source: null }))}
                sources={sources.map(({ id, publisher }) => ({ href: `/sources/${id}`, name: publisher }))}
              />
            ))}
          </Section>
        )}
        {story.documents.length > 0 && (
          <Section id="documents" title="Documents" aside={String(story.documents.length)}>
            <DocumentTable documents={story.documents} />
          </Section>
        )}
        <Section id="sources" title="Sources of this summary" aside={String(story.sources.length)}>
          <SourceList sources={story.sources} />
        </Section>
      </div>
      <aside>
        <SideSection title="Parties" first>
          <dl className="facts tall parties">
            {story.parties.map(({ id, name, href, role }) => (
              <div key={id + role}>
                <dt>
                  <a href={href}>{name}</a>
                </dt>
                <dd className="meta">{nameRole(role)}</dd>
              </div>
            ))}
          </dl>
        </SideSection>
        {story.speakers.length > 0 && <Speakers groups={story.speakers} />}
        {story.proceedings.length > 0 && (
          <SideSection title="Proceedings">
            <ul className="rows">
              {story.proceedings.map(({ id, name, href, dockets }) => (
                <li key={id}>
                  <a href={href}>{dockets[0] ?? name}</a>
                  {dockets[0] && (
                    <>
                      <br />
                      <span className="meta">{name}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </SideSection>
        )}
        <SideTies ties={story.ties} />
      </aside>
    </div>
  )
}
