import type { ReactNode } from 'react'

type ProgressProps = {
  label: string
  done: number
  /** 0 while nobody knows how much there is. */
  total: number
  /** The count in words: "page 612 of 1,081". */
  count: ReactNode
}

/** How far long work is, as a bar and in words. */
export function Progress({ label, done, total, count }: ProgressProps) {
  return (
    <div className="progress">
      <div className="bar tight">
        <p>
          <b>{label}</b>
        </p>
        <p className="meta num">{count}</p>
      </div>
      <progress className="prog" aria-label={label} value={total > 0 ? done : undefined} max={total || 1} />
    </div>
  )
}
