import type { ActorPage } from '../../catalog/actorPage'
import { countOf, formatSpan, nameRole } from '../../domain/labels'
import type { Organization, Person } from '../../domain/records'
import { DateText } from '../../ui/DateText'
import { Empty } from '../../ui/Empty'
import { Section } from '../../ui/Section'
import { SourceList } from '../../ui/SourceList'
import { Chronology } from './Chronology'
import { DocumentTable } from './DocumentTable'
import { QuotationList } from './QuotationList'
import { SideList } from './SideList'
import { SideSection, SideTies } from './SideSection'

/** What the pages of people and of organizations have alike: what they said, did and were part of. */
export function ActorBody({ page }: { page: ActorPage<Person | Organization> }) {
  const { actor, quotations, documents, chronology, votes } = page
  const isEmpty = quotations.length + documents.length + chronology.length + votes.length === 0
  return (
    <div className="spine pro">
      <div>
        {isEmpty && (
          <Empty title={`The record quotes and dates nothing of ${actor.name} yet.`}>
            What it is named in stands beside.
          </Empty>
        )}
        {quotations.length > 0 && (
          <Section
            id="said"
            title="What was said"
            aside={`${countOf(quotations.length, 'quotation')}, oldest first`}
          >
            <QuotationList quotations={quotations} />
          </Section>
        )}
        {votes.length > 0 && (
          <Section id="votes" title="Votes" aside={String(votes.length)}>
            <table className="tab fold">
              <thead>
                <tr>
                  <th>Date</th>
                  <th>Item</th>
                  <th>Proceeding</th>
                  <th>Vote</th>
                  <th>Tally</th>
                </tr>
              </thead>
              <tbody>
                {votes.map(({ proceeding, item, date, cast, tally }) => (
                  <tr key={proceeding.id + item}>
                    <td className="nw">
                      <DateText edtf={date} />
                    </td>
                    <td data-l="Item">{item}</td>
                    <td data-l="Proceeding">
                      <a href={proceeding.href}>{proceeding.name}</a>
                    </td>
                    <td data-l="Vote">{cast === 'for' ? 'For' : 'Against'}</td>
                    <td className="num" data-l="Tally">
                      {tally.replace('-', '–')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        )}
        {chronology.length > 0 && (
          <Section id="chronology" title="Chronology" aside="Oldest first">
            <Chronology years={chronology} />
          </Section>
        )}
        {documents.length > 0 && (
          <Section
            id="documents"
            title="Documents"
            aside={`${documents.length}, written, sent, received or issued`}
          >
            <DocumentTable documents={documents} />
          </Section>
        )}
        <Section id="sources" title="Sources" aside={String(page.sources.length)}>
          <SourceList sources={page.sources} />
        </Section>
      </div>
      <aside>
        {page.disputes.length > 0 && (
          <SideSection title="Disputes" first>
            <ul className="rows">
              {page.disputes.map(({ id, href, title, date, end, role }) => (
                <li key={id}>
                  <a href={href}>{title}</a>
                  <br />
                  <span className="meta">
                    {formatSpan(date!, end)}
                    {role && `; ${nameRole(role).toLowerCase()}`}
                  </span>
                </li>
              ))}
            </ul>
          </SideSection>
        )}
        {page.people.length > 0 && (
          <SideSection title="People">
            <ul className="rows people">
              {page.people.map(({ id, href, name, role }) => (
                <li key={id}>
                  <a href={href}>{name}</a>
                  <span className="meta">{role}</span>
                </li>
              ))}
            </ul>
          </SideSection>
        )}
        <SideList title="Proceedings before it" records={page.proceedings} />
        <SideList title="Series published by it, or measuring it" records={page.series} />
        {page.relations.length > 0 && (
          <SideSection title="Related organizations">
            <ul className="rows">
              {page.relations.map(({ says, other }) => (
                <li key={says + other.id}>
                  <span className="meta">{says}</span> <a href={other.href}>{other.name}</a>
                </li>
              ))}
            </ul>
          </SideSection>
        )}
        <SideTies ties={page.ties} />
      </aside>
    </div>
  )
}
