import { Icon } from './Icon'

export type PagerEnd = { href: string; name: string }

type PagerProps = {
  label: string
  previous?: PagerEnd | null
  next?: PagerEnd | null
  /** Where one stands: "12 of 72". */
  place?: string
}

/** Previous and next, within a list or the pages of one. */
export function Pager({ label, previous, next, place }: PagerProps) {
  if (!previous && !next) return null
  return (
    <nav className="pager" aria-label={label}>
      {previous && (
        <a href={previous.href} rel="prev">
          <Icon name="i-prev" />
          <span>{previous.name}</span>
        </a>
      )}
      {place && <span className="meta num">{place}</span>}
      {next && (
        <a href={next.href} rel="next">
          <span>{next.name}</span>
          <Icon name="i-next" />
        </a>
      )}
    </nav>
  )
}
