import { countOf } from '../../../domain/labels'
import { citeReason, nameReason } from '../../../domain/redaction/reasonCode'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { sheetHref, type RedactionsView } from './redactionsView'
import { TableHead } from '../../../ui/TableHead'

/** Every redaction of the document, with its reason, and a way to lift it. */
export function RedactionList({ page }: { page: RedactionsView }) {
  const { brief, redactions, isSealed } = page
  if (redactions.length === 0) return null
  return (
    <section aria-labelledby="rx-list" className="rx-below">
      <h2 className="h-sec" id="rx-list">
        What is redacted
      </h2>
      {isSealed && (
        <p className="meta">A sealed packet puts this document forward: what is redacted stays so.</p>
      )}
      <table className="tab fold">
        <TableHead columns={['What', 'Reason', 'Where', 'By']} act="What to do" />
        <tbody>
          {redactions.map((it) => (
            <tr key={it.id}>
              <td>
                <bdi>{it.says}</bdi>
              </td>
              <td data-l="Reason">
                <b>{it.code}</b>
                <p className="meta">
                  {nameReason(it.code)} ({citeReason(it.code)})
                </p>
              </td>
              <td data-l="Where">
                {it.page !== null && <a href={sheetHref(page, it.page)}>Page {it.page}</a>}
                {it.page === null && it.places !== null && countOf(it.places, 'place')}
                {!it.holds && <p className="meta">Marked in another version</p>}
              </td>
              <td data-l="By">
                {it.createdBy ?? 'somebody who is gone'}
                <p className="meta">
                  <InstantText at={it.createdAt} />
                </p>
              </td>
              <td>
                {!isSealed && (
                  <form method="post" action={`${brief.href}/redactions/${it.id}/lift`}>
                    <CsrfField />
                    <Button small>
                      Lift<span className="vh"> the redaction of {it.says}</span>
                    </Button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
