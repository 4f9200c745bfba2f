import type { Named, Preview } from '../../search/answerTimeline'
import { hrefFromList } from '../../search/neighbours'
import { kindOfKey } from '../../search/timelineEntry'
import { AddToPacket } from '../../ui/AddToPacket'
import { DateText } from '../../ui/DateText'
import { Kind } from '../../ui/Kind'
import { UnverifiedMark } from '../../ui/UnverifiedMark'
import { Marked } from './Marked'
import { countSources } from './ResultList'

/** Quotations shown in full; the record's page has the rest. */
const MOST_WORDS = 3

type PreviewPaneProps = { preview: Preview; total: number; list: string }

/** The record that is current in the list, in full enough to know whether to open it. */
export function PreviewPane({ preview, total, list }: PreviewPaneProps) {
  const kind = kindOfKey(preview.kind)
  const href = hrefFromList(preview, list)
  const plainTitle = preview.title.join('')
  return (
    <aside className="desk-right prev" aria-label="Preview">
      <div className="prev-in">
        <div className="btns prev-top">
          <Kind kind={kind} />
          <span className="meta num">
            {preview.place} of {total}
          </span>
          <span className="grow" />
          <a className="btn small" href={href}>
            Open
          </a>
        </div>
        <h2>
          <DateText edtf={preview.date} />
        </h2>
        <p className="prev-t">
          <Marked text={preview.title} />
        </p>
        {preview.words.slice(0, MOST_WORDS).map(({ text, speaker }, index) => (
          <figure key={index} className="quote small">
            <blockquote>
              <Marked text={text} />
            </blockquote>
            <figcaption>
              <b>{speaker}</b>
            </figcaption>
          </figure>
        ))}
        {preview.words.length > MOST_WORDS && (
          <p className="meta">
            <a href={href}>{preview.words.length - MOST_WORDS} more quotations</a>
          </p>
        )}
        {preview.summary && (
          <p className="prev-s">
            <Marked text={preview.summary} />
          </p>
        )}
        <dl className="facts prev-f">
          <Links term="Dispute" plural="Disputes" links={preview.disputes} />
          <Links term="Proceeding" plural="Proceedings" links={preview.proceedings} />
          <Links term="Party" plural="Parties" links={preview.parties} />
          <Links term="Person" plural="People" links={preview.people} />
          <dt>Read in</dt>
          <dd>{countSources(preview.sourceCount)}</dd>
          {!preview.isVerified && (
            <>
              <dt>Standing</dt>
              <dd>
                <UnverifiedMark />
              </dd>
            </>
          )}
        </dl>
        {preview.measured.length > 0 && (
          <div className="side-sec">
            <h3>What was measured then</h3>
            {preview.measured.map(({ series, href: seriesHref, values }) => (
              <table key={seriesHref} className="tab">
                <caption className="plain">
                  <a href={seriesHref}>{series}</a>
                </caption>
                <tbody>
                  {values.map(({ label, value }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td className="r">{value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
            <p className="meta">
              The month’s values for the parties named. A series says what was measured, not why.
            </p>
          </div>
        )}
        <div className="btns prev-act">
          <AddToPacket recordIds={[preview.id]} name={plainTitle} />
        </div>
      </div>
    </aside>
  )
}

function Links({ term, plural, links }: { term: string; plural: string; links: Named[] }) {
  if (links.length === 0) return null
  return (
    <>
      <dt>{links.length === 1 ? term : plural}</dt>
      <dd>
        {links.map(({ name, href }, index) => (
          <span key={href}>
            {index > 0 && ', '}
            <a href={href}>{name}</a>
          </span>
        ))}
      </dd>
    </>
  )
}
