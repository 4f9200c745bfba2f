import type { DisputeStory } from '../../catalog/disputeStory'
import { countOf } from '../../domain/labels'
import { SideSection } from './SideSection'

/** Who spoke for whom: those whose words the record has, then those it only names. */
export function Speakers({ groups }: { groups: DisputeStory['speakers'] }) {
  return (
    <SideSection title="Who spoke for whom">
      {groups.map(({ organization, people }) => {
        const silent = people.filter(({ quotations }) => quotations === 0)
        return (
          <div key={organization?.id ?? 'none'} className="speakers">
            <h3>{organization ? `For ${organization.name}` : 'For themselves'}</h3>
            <ul className="rows people">
              {people
                .filter(({ quotations }) => quotations > 0)
                .map(({ id, href, name, role, quotations }) => (
                  <li key={id}>
                    <a href={href}>{name}</a>
                    <span className="meta">
                      {role}; {countOf(quotations, 'quotation')}
                    </span>
                  </li>
                ))}
            </ul>
            {silent.length > 0 && (
              <p className="meta">
                Named, not quoted:{' '}
                {silent.map(({ id, href, name }, index) => [
                  index > 0 && ', ',
                  <a key={id} href={href}>
                    {name}
                  </a>,
                ])}
              </p>
            )}
          </div>
        )
      })}
    </SideSection>
  )
}
