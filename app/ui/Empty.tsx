import type { ReactNode } from 'react'

type EmptyProps = {
  title: ReactNode
  /** h2 where it stands in a section's own place. */
  level?: 'h2' | 'h3'
  children?: ReactNode
}

/** Nothing to show: says what was sought, what there is, and the next step. */
export function Empty({ title, level: Heading = 'h3', children }: EmptyProps) {
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children && <div className="empty-say">{children}</div>}
    </div>
  )
}
