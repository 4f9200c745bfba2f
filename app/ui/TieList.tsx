import { Button } from './Button'
import { CsrfField } from './CsrfField'

type Tie = { linkId: string; says: string; other: { title: string; href: string }; reason: string }

/** The links of a record, read from it, each with a button that takes it away. */
export function TieList({ id, ties }: { id: string; ties: readonly Tie[] }) {
  return (
    <ul className="rows ties">
      {ties.map(({ linkId, says, other, reason }) => (
        <li key={linkId}>
          <div>
            <p>
              <span className="meta">{says}</span>{' '}
              <a href={other.href}>
                <bdi>{other.title}</bdi>
              </a>
            </p>
            <p className="meta" dir="auto">
              {reason}
            </p>
          </div>
          <form method="post" action={`/records/${id}/links/${linkId}/remove`}>
            <CsrfField />
            <Button small look="stop" aria-label={`Remove the link: ${says} ${other.title}`}>
              Remove
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
