import type { ReactNode } from 'react'

/** Nothing to show: says what was sought, what there is, and the next step. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children && <div className="empty-say">{children}</div>}
    </div>
  )
}
