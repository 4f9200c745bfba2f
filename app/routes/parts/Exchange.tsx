import { typeset } from '../../domain/typeset'
import type { Quoted, Turn } from '../../catalog/exchange'
import { formatEdtf } from '../../domain/edtf'
import type { StoryMonth } from '../../measurements/storyMonths'
import type { Tie } from '../../catalog/ties'
import { DateText } from '../../ui/DateText'
import { Icon } from '../../ui/Icon'
import { Kind } from '../../ui/Kind'
import { Quotation } from '../../ui/Quotation'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Names } from './Names'

/** What was said, in order, month by month, with what was measured for that month at its head. */
export function Exchange({ months }: { months: readonly StoryMonth[] }) {
  return months.map(({ month, turns, measured }) => (
    <div className="exch-month" key={month}>
      <h3>{formatEdtf(month)}</h3>
      {measured && <MeasuredThen month={month} measured={measured} />}
      {turns.length === 0 && <p className="meta none-said">Nothing of this month is quoted in the record.</p>}
      <div className="exch">
        {turns.map((turn) => (
          <TurnTaken key={turn.document.id} turn={turn} />
        ))}
      </div>
    </div>
  ))
}

function MeasuredThen({ month, measured }: { month: string; measured: NonNullable<StoryMonth['measured']> }) {
  return (
    <p className="meas-then">
      <span className="kind measured">
        <Icon name="k-measured" />
        Measured for {formatEdtf(month)}
      </span>{' '}
      {measured.readings.map(({ pointId, subject, value, rank, isConflict }, index) => (
        <span key={pointId}>
          {index > 0 && ', '}
          {subject}{' '}
          <a className="num" href={`/measurements/${measured.series.id}#${pointId}`}>
            {value}
          </a>
          {isConflict && ' (sources differ)'}
          {rank && `, ${rank}`}
        </span>
      ))}
    </p>
  )
}

function TurnTaken({ turn }: { turn: Turn }) {
  const { document, from, to } = turn
  return (
    <article className="turn" id={document.id} aria-labelledby={`${document.id}-t`}>
      <header>
        <h4 id={`${document.id}-t`}>
          <a href={document.href}>{typeset(document.title)}</a>
        </h4>
        <p className="meta">
          {document.date && <DateText edtf={document.date} />} <Kind kind={document.shown} />{' '}
          <span>
            <Names names={from} />
            {to.length > 0 && ' to '}
            <Names names={to} />
          </span>
          {document.isUnverified && <UnverifiedMark />}
        </p>
        <Ties ties={turn.ties} />
      </header>
      {turn.quotations.map((quotation, index) => (
        <Words
          key={quotation.id}
          quotation={quotation}
          isLead={index === 0}
          isDecision={turn.isDecision}
          documentHref={document.href}
        />
      ))}
      {turn.note && <p className="meta">{typeset(turn.note)}</p>}
      {turn.unverified.length > 0 && <UnverifiedMark fields={turn.unverified} />}
    </article>
  )
}

type WordsProps = { quotation: Quoted; isLead: boolean; isDecision: boolean; documentHref: string }

function Words({ quotation, isLead, isDecision, documentHref }: WordsProps) {
  const { speaker, readIn } = quotation
  return (
    <>
      <Quotation
        id={`said-${quotation.id}`}
        small={!isLead}
        decided={isDecision}
        unverified={quotation.isUnverified}
        speaker={speaker ? <a href={speaker.href}>{speaker.name}</a> : 'Speaker not named'}
        occasion={speaker && occasionOf(speaker)}
        source={
          <>
            <a className="pin" href={`${documentHref}#${quotation.id}`}>
              Open at the words
            </a>
            {readIn.length > 0 && (
              <>
                . Read in{' '}
                {readIn.map(({ href, publisher }, index) => [
                  index > 0 && '; ',
                  <a key={href} href={href}>
                    {publisher}
                  </a>,
                ])}
              </>
            )}
          </>
        }
      >
        {quotation.text}
      </Quotation>
      {quotation.note && <p className="meta">{quotation.note}</p>}
      <Ties ties={quotation.ties} />
    </>
  )
}

/** The role stands only with a person; the organization is left out where it is the speaker. */
function occasionOf(speaker: NonNullable<Quoted['speaker']>) {
  const said = [speaker.role, speaker.organization?.name].filter(Boolean).join(', ')
  return said === '' ? undefined : said
}

function Ties({ ties }: { ties: readonly Tie[] }) {
  if (ties.length === 0) return null
  const answers = ties.filter(({ says }) => says === 'answered by')
  return (
    <ul className="turn-ties">
      {ties
        .filter(({ says }) => says !== 'answered by')
        .map(({ linkId, says, other, reason }) => (
          <li key={linkId}>
            <b>{says.charAt(0).toUpperCase() + says.slice(1)}</b> <OtherEnd other={other} />
            <span className="meta"> {typeset(reason)}</span>
          </li>
        ))}
      {answers.length > 0 && (
        <li>
          <b>Answered by</b>{' '}
          {answers.map(({ linkId, other }, index) => (
            <span key={linkId}>
              {index > 0 && ' and '}
              <OtherEnd other={other} />
            </span>
          ))}
        </li>
      )}
    </ul>
  )
}

function OtherEnd({ other }: { other: Tie['other'] }) {
  return <a href={placeOf(other)}>{shortened(typeset(other.title))}</a>
}

/** A quotation is named by its first words. */
function shortened(title: string): string {
  if (title.length <= LONGEST_NAME) return title
  return `${title.slice(0, title.lastIndexOf(' ', LONGEST_NAME))} …`
}

const LONGEST_NAME = 72

/** What is told on this page is linked where it is told. */
function placeOf(other: Tie['other']): string {
  if (other.kind === 'document') return `#${other.id}`
  return other.kind === 'statement' ? `#said-${other.id}` : other.href
}
