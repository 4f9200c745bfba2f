import type { ReactNode } from 'react'
import { UnverifiedMark } from './UnverifiedMark'

type QuotationProps = {
  /** The words alone: the quotation marks are set by the page. */
  children: ReactNode
  speaker: ReactNode
  /** Place and date: ", Verizon, 4 June 2014". */
  occasion?: ReactNode
  /** Link to where the words stand, with its pin cite. */
  source?: ReactNode
  small?: boolean
  /** Words of a decision have its strand's rule. */
  decided?: boolean
  unverified?: boolean
  id?: string
}

/** Words that somebody said or wrote, with speaker, date and source: a quotation is never shown without them. */
export function Quotation(props: QuotationProps) {
  const className = ['quote', props.small && 'small', props.decided && 'dec'].filter(Boolean).join(' ')
  return (
    <figure className={className} id={props.id}>
      <blockquote>{props.children}</blockquote>
      <figcaption>
        <b>{props.speaker}</b>
        {props.occasion && <>, {props.occasion}</>}
        {props.source && <span className="quote-src">{props.source}</span>}
        {props.unverified && (
          <>
            {' '}
            <UnverifiedMark />
          </>
        )}
      </figcaption>
    </figure>
  )
}
