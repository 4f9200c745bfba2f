import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'

export type StateName = 'pass' | 'fail' | 'unsure' | 'wait' | 'conflict'

const LOOK: Record<StateName, { icon: IconName; className: string }> = {
  pass: { icon: 's-pass', className: 'state pass' },
  fail: { icon: 's-fail', className: 'state fail' },
  unsure: { icon: 's-unsure', className: 'state unsure' },
  wait: { icon: 's-wait', className: 'state' },
  conflict: { icon: 's-conf', className: 'state unsure' },
}

/** An outcome in a shape and the words given: never in colour alone. */
export function State({ is, children }: { is: StateName; children: ReactNode }) {
  const { icon, className } = LOOK[is]
  return (
    <span className={className}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
