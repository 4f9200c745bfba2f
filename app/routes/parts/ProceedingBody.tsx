import type { ProceedingPage } from '../../catalog/proceedingPage'
import { countOf } from '../../domain/labels'
import { Section } from '../../ui/Section'
import { SourceList } from '../../ui/SourceList'
import { Chronology } from './Chronology'
import { DocumentTable } from './DocumentTable'
import { MilestoneTable } from './MilestoneTable'
import { SideList } from './SideList'
import { Votes } from './Votes'
import { SideSection, SideTies } from './SideSection'

/** What a page shows of a proceeding beneath its head. */
export function ProceedingBody({ page }: { page: ProceedingPage }) {
  const { steps, documents } = page
  return (
    <div className="spine pro">
      <div>
        <Section id="milestones" title="Milestones" aside={`${countOf(steps.length, 'step')}, oldest first`}>
          <MilestoneTable steps={steps} />
        </Section>
        {documents.length > 0 && (
          <Section
            id="documents"
            title="Documents"
            aside={`${documents.length}: filed in it, issued in it, or bearing on it`}
          >
            <DocumentTable documents={documents} />
          </Section>
        )}
        {page.chronology.length > 0 && (
          <Section id="chronology" title="Meanwhile" aside="Events that name this proceeding">
            <Chronology years={page.chronology} />
          </Section>
        )}
        <Section id="sources" title="Sources" aside={String(page.sources.length)}>
          <SourceList sources={page.sources} />
        </Section>
      </div>
      <aside>
        <Votes votes={page.votes} />
        <SideList title="Disputes" records={page.disputes} first={page.votes.length === 0} />
        {page.related.length > 0 && (
          <SideSection title="Before, beside and after">
            <ul className="rows">
              {page.related.map(({ id, name, href, docket }) => (
                <li key={id}>
                  <a href={href}>{name}</a>
                  {docket && (
                    <>
                      <br />
                      <span className="meta num">{docket}</span>
                    </>
                  )}
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
