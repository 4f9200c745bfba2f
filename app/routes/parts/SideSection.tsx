import type { ReactNode } from 'react'
import type { Tie } from '../../catalog/ties'
import { TieList } from './TieList'

type SideSectionProps = {
  title: string
  /** The first of its column stands level with the text beside it. */
  first?: boolean
  children: ReactNode
}

/** One matter at the side of a page, under its heading. */
export function SideSection({ title, first, children }: SideSectionProps) {
  return (
    <section className={first ? 'side-sec first' : 'side-sec'}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** The links of a record, at the side of its page; nothing where there are none. */
export function SideTies({ ties }: { ties: readonly Tie[] }) {
  if (ties.length === 0) return null
  return (
    <SideSection title="Links">
      <TieList ties={ties} />
    </SideSection>
  )
}
