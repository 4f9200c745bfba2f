import { Fragment } from 'react'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { State, type StateName } from '../../../ui/State'
import type { Check, Outcome, Report } from '../../../verify/report'

const STATES: Record<Outcome, Extract<StateName, 'pass' | 'fail' | 'unsure'>> = {
  PASS: 'pass',
  FAIL: 'fail',
  'CANNOT TELL': 'unsure',
}
/** Findings of one check that are shown; a thousand wrong files read no better than the first twenty. */
const MOST_FINDINGS = 20

/** A verification's outcome, then every check, the gravest first. */
export function ReportView({ report, fileName }: { report: Report; fileName: string }) {
  const { outcome, summary, subject, checks, settles, remarks } = report
  const state = STATES[outcome]
  const about = subject && `${subject.pages} pages, ${subject.versionLabel}, ${subject.clock.slice(0, 10)}`
  return (
    <section className={`sec verdict v-${state}`} aria-labelledby="verdict">
      <div className="v-head">
        <Icon name={`s-${state}`} className={`v-mark ${state}`} />
        <div>
          <h2 id="verdict" className={state} tabIndex={-1}>
            {outcome}
          </h2>
          <p className="v-why">{summary}</p>
          <p className="meta breakable">{[fileName, subject?.title, about].filter(Boolean).join(', ')}</p>
        </div>
      </div>
      <table className="tab fold vt">
        <caption className="vh">Every check, the gravest first</caption>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Check</th>
            <th scope="col" className="r">
              Counted
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <CheckRows key={check.id} check={check} />
          ))}
        </tbody>
      </table>
      {settles.length > 0 && (
        <Notice tone="warn" title="What would settle it">
          <ul>
            {settles.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {remarks.map((remark) => (
        <p key={remark} className="meta">
          {remark}
        </p>
      ))}
    </section>
  )
}

function CheckRows({ check }: { check: Check }) {
  const { outcome, title, reason, counted, findings } = check
  const shown = findings.slice(0, MOST_FINDINGS)
  return (
    <Fragment>
      <tr>
        <td>
          <State is={STATES[outcome]}>{outcome}</State>
        </td>
        <td>
          <b>{title}</b>
          {reason && (
            <>
              <br />
              <span className="meta">{reason}</span>
            </>
          )}
        </td>
        <td className="r num" data-l="Counted">
          {counted ? `${counted.held} of ${counted.of}` : ''}
        </td>
      </tr>
      {outcome !== 'PASS' && shown.length > 0 && (
        <tr className={`why ${STATES[outcome]}`}>
          <td />
          <td colSpan={2}>
            <dl className="facts">
              {shown.map(({ label, value }, at) => (
                <Fragment key={at}>
                  <dt>{label}</dt>
                  <dd className={/^[0-9a-f]{64}/.test(value) ? 'hash' : undefined}>{value}</dd>
                </Fragment>
              ))}
            </dl>
            {findings.length > shown.length && (
              <p className="meta">and {findings.length - shown.length} more</p>
            )}
          </td>
        </tr>
      )}
    </Fragment>
  )
}
