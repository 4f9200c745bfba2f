import type { ReactNode } from 'react'

type SectionProps = {
  title: ReactNode
  /** Goes into the page's contents and permalinks. */
  id?: string
  /** A line at the right of the title: a count, a link to all of it. */
  aside?: ReactNode
  /** The first section of a page has no rule above it. */
  first?: boolean
  children: ReactNode
}

/** A titled part of a page, parted from the one before by a rule. */
export function Section({ title, id, aside, first, children }: SectionProps) {
  return (
    <section className={first ? 'sec first' : 'sec'} id={id} aria-labelledby={id && `${id}-title`}>
      <header>
        <h2 id={id && `${id}-title`}>{title}</h2>
        {aside && <p>{aside}</p>}
      </header>
      {children}
    </section>
  )
}
