import type { ReactNode } from 'react'
import { State } from './State'

const MARK = { good: 'pass', warn: 'unsure', bad: 'fail' } as const

type NoticeProps = {
  tone?: keyof typeof MARK
  title?: ReactNode
  children?: ReactNode
  /** Announced at once by screen readers: for the answer to what one just did. */
  alert?: boolean
}

/** A message within the page: a rule at the left, and a mark and words where it has an outcome. */
export function Notice({ tone, title, children, alert }: NoticeProps) {
  return (
    <div className={tone ? `notice ${tone}` : 'notice'} role={alert ? 'alert' : undefined}>
      {title && (tone ? <State is={MARK[tone]}>{title}</State> : <b>{title}</b>)}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
