import { Fragment } from 'react'
import type { Named } from '../../../catalog/brief'
import type { Citations } from '../../../catalog/citeRecord'
import { typeset } from '../../../domain/typeset'
import { DateText } from '../../../ui/DateText'
import { Kind } from '../../../ui/Kind'
import { State } from '../../../ui/State'
import { UnverifiedMark } from '../../../ui/UnverifiedMark'
import type { SentDocument } from './sendDocument.server'
import { RecordActions } from '../RecordActions'

type DocumentHeadProps = { document: SentDocument; citations: Citations }

/** What the document is, when and between whom; what can be done with it. */
export function DocumentHead({ document, citations }: DocumentHeadProps) {
  const { brief, identifier, unverified } = document
  return (
    <header className="head rd-head">
      <div className="head-meta">
        <Kind kind={brief.shown} />
        {brief.date && <DateText edtf={brief.date} />}
        {identifier && <span className="num">{identifier}</span>}
        {document.isDraft && <State is="wait">Draft, shown to people with an account alone</State>}
        <Parties document={document} />
        {(brief.isUnverified || unverified.length > 0) && <UnverifiedMark fields={unverified} />}
      </div>
      <div className="head-row">
        <h1 className="h-doc">{typeset(brief.title)}</h1>
        <RecordActions id={brief.id} name={`“${brief.title}”`} citations={citations} />
      </div>
    </header>
  )
}

/** "David Hyman, Netflix, to Randal S. Milch, Verizon". */
function Parties({ document: { authors, from, addressees, to } }: { document: SentDocument }) {
  const senders = [...authors, ...from]
  const receivers = [...addressees, ...to]
  if (senders.length + receivers.length === 0) return null
  return (
    <span>
      <CommaNames names={senders} />
      {receivers.length > 0 && (senders.length > 0 ? ', to ' : 'To ')}
      <CommaNames names={receivers} />
    </span>
  )
}

/** A person and whom they write for stand side by side, so commas alone part them. */
function CommaNames({ names }: { names: readonly Named[] }) {
  return names.map(({ id, name, href }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <a href={href}>{name}</a>
    </Fragment>
  ))
}
