import type { ReactNode } from 'react'
import { Notice } from './Notice'
import { TextAreaField } from './TextAreaField'

export type StandingFieldsProps = {
  /** What looks like personal data, and where it can be mended. */
  found: readonly { says: string; href: string }[]
  /** A fingerprint of all that was found. */
  seen: string
  reason: string
  /** Whether nothing else can be done with the form. */
  isRequired?: boolean
}

/** Shows what looks like personal data before it is published, and asks to mend it or to say why it may stand. */
export function StandingFields({
  found,
  seen,
  reason,
  isRequired,
  children,
}: StandingFieldsProps & { children: ReactNode }) {
  return (
    <Notice tone="warn" title="This looks like personal data, and every reader would see it">
      <ul className="rows">
        {found.map(({ says, href }) => (
          <li key={says + href}>
            {says} <PlaceLink href={href} />
          </li>
        ))}
      </ul>
      <div className="stack">
        <input type="hidden" name="standing.seen" value={seen} />
        <TextAreaField
          name="standing.reason"
          label="Why it may stand"
          hint="Where it cannot be mended, in a sentence: The address is the agency’s own. The log keeps it beside your name."
          defaultValue={reason}
          rows={2}
          required={isRequired}
          dir="auto"
        />
        <div className="btns">{children}</div>
      </div>
    </Notice>
  )
}

/** Leads to a field of the form, or beside it: what was given stands nowhere but in the form. */
function PlaceLink({ href }: { href: string }) {
  if (href.startsWith('#')) return <a href={href}>Go there</a>
  return (
    <a href={href} target="_blank" rel="noreferrer">
      Go there (in a new tab)
    </a>
  )
}
