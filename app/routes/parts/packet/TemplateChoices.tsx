import type { PacketTemplate } from '../../../domain/packetTemplate'

type TemplateChoicesProps = {
  choices: readonly Pick<PacketTemplate, 'id' | 'name' | 'about'>[]
  /** Null for an empty packet. */
  chosen: PacketTemplate | null
}

/** What a packet may begin with, each with its own address, and what the one chosen puts in. */
export function TemplateChoices({ choices, chosen }: TemplateChoicesProps) {
  if (choices.length === 0) return null
  return (
    <section className="pk-begin" aria-labelledby="begin-with">
      <h2 className="h-ui" id="begin-with">
        Begin with
      </h2>
      <ul className="pk-templates">
        <li>
          <a href="/packets/new" aria-current={chosen ? undefined : 'true'}>
            <b>Empty packet</b>
            <span>Nothing is filled in.</span>
          </a>
        </li>
        {choices.map(({ id, name, about }) => (
          <li key={id}>
            <a href={`/packets/new?template=${id}`} aria-current={chosen?.id === id ? 'true' : undefined}>
              <b>{name}</b>
              <span>{about}</span>
            </a>
          </li>
        ))}
      </ul>
      {chosen && (
        <p className="meta">
          Fills in venue, labels and forms below, and begins the argument with the headings{' '}
          {chosen.sections.map(({ heading }) => `“${heading}”`).join(', ')}. Beneath each the packet’s page
          says what belongs there; that is never printed, and it is no legal advice.
        </p>
      )}
    </section>
  )
}
