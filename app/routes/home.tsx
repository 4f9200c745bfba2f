import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { frontPage, type FrontChange, type FrontLine, type FrontPage } from '../catalog/frontPage'
import { readCatalog } from '../catalog/readCatalog.server'
import type { TwoAccounts } from '../catalog/twoAccounts'
import { formatEdtf } from '../domain/edtf'
import { mayDo } from '../domain/roles'
import { typeset } from '../domain/typeset'
import { requireUser } from '../http/requireUser'
import { countWaiting } from '../ingest/readReceipts.server'
import { DateText } from '../ui/DateText'
import { AxisKey, DisputeAxis } from '../ui/DisputeAxis'
import { Empty } from '../ui/Empty'
import { Icon } from '../ui/Icon'
import { Kind } from '../ui/Kind'
import { Quotation } from '../ui/Quotation'
import { Section } from '../ui/Section'

export const meta: MetaFunction = () => [
  { title: 'Throughline: who said what, when, and what the network measured' },
  {
    name: 'description',
    content: 'The record of disputes about internet interconnection and net neutrality.',
  },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const catalog = await readCatalog(context.portal, viewer)
  const today = context.portal.now().toISOString().slice(0, 10)
  const waiting = mayDo(viewer.role, 'edit-catalog') ? await countWaiting(context.portal) : 0
  return { page: frontPage(catalog, today), today, waiting }
}

export default function Home() {
  const { page, today, waiting } = useLoaderData<typeof loader>()
  const { counts, years } = page
  return (
    <div className="wrap home">
      <div className="ask">
        <Ask />
        <Due due={page.due} today={today} waiting={waiting} />
      </div>
      {counts.disputes === 0 && (
        <Empty title="The record is empty" level="h2">
          Run <code>npm run -s throughline -- sync</code> on the portal’s machine to read in the files of
          content/.
        </Empty>
      )}
      <Section
        title={`${counts.disputes} disputes on one axis`}
        aside={
          <>
            {counts.events} events, {counts.documents} documents and {counts.proceedings} proceedings,{' '}
            {years[0]} to {years[1]}. <a href="/timeline?view=axis">Open the axis</a>
          </>
        }
      >
        <DisputeAxis plan={page.axis} label="Disputes on one axis" />
        <AxisKey />
      </Section>
      <div className="home-cols">
        <Section title="Latest in the record" aside={<a href="/timeline">Everything</a>}>
          <ol className="rows latest">
            {page.latest.map((line) => (
              <Latest key={line.id} line={line} />
            ))}
          </ol>
        </Section>
        {page.accounts && <Accounts pair={page.accounts} />}
        <aside className="due">
          <Section title="Still open">
            <ul className="rows open">
              {page.open.map(({ href, title, about }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <span className="meta">{about}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="Changed here">
            <Changes changed={page.changed} asOf={page.asOf} />
          </Section>
        </aside>
      </div>
    </div>
  )
}

function Accounts({ pair }: { pair: TwoAccounts }) {
  return (
    <Section title="Two accounts" aside={<a href={pair.dispute.href}>The dispute</a>}>
      <p className="accounts-of">{typeset(pair.dispute.title)}</p>
      {pair.accounts.map((account) => (
        <Quotation
          key={account.source.href}
          small
          speaker={account.speaker}
          occasion={
            <>
              {account.of && `${account.of}, `}
              <DateText edtf={account.date} />
            </>
          }
          source={<a href={account.source.href}>{account.source.title}</a>}
        >
          {account.words}
        </Quotation>
      ))}
    </Section>
  )
}

function Ask() {
  return (
    <section>
      <h1 className="vh">Throughline</h1>
      <form role="search" action="/timeline">
        <label htmlFor="ask">What was said, measured or decided?</label>
        <div className="ask-row">
          <Icon name="i-search" />
          <input
            className="in"
            id="ask"
            type="search"
            name="q"
            aria-keyshortcuts="/"
            placeholder="Words, a party, a date, a docket number"
          />
          <button className="btn first">Search</button>
        </div>
      </form>
      <p className="meta">
        One box reads them all: <a href="/timeline?q=14-28">14-28</a>,{' '}
        <a href="/timeline?q=FCC+15-24">FCC 15-24</a>,{' '}
        <a href="/timeline?q=30+FCC+Rcd+5601">30 FCC Rcd 5601</a>,{' '}
        <a href="/timeline?q=%22crowded+right+now%22">“crowded right now”</a>
      </p>
    </section>
  )
}

function Due({ due, today, waiting }: { due: FrontPage['due']; today: string; waiting: number }) {
  const [next, ...later] = due.steps
  return (
    <aside className="ask-due" aria-labelledby="due-title">
      <h2 id="due-title">
        <span>{due.isPast ? 'Last due' : 'Due'}</span>
        <span className="meta">as of {formatEdtf(today)}</span>
      </h2>
      {next && (
        <>
          <p className="d">
            <DateText edtf={next.date} />
          </p>
          <p>
            <a href={next.href}>{next.title}</a>
          </p>
          <p className="meta">{next.about}</p>
        </>
      )}
      {later.map((step) => (
        <p key={step.id} className="due-later">
          <DateText edtf={step.date} />: <a href={step.href}>{step.title}</a>
        </p>
      ))}
      {due.isPast && <p className="meta">No later date is set in the record.</p>}
      {waiting > 0 && (
        <p className="due-later">
          <a href="/intake?state=waiting">
            {waiting === 1 ? 'One file waits for you' : `${waiting.toLocaleString('en')} files wait for you`}
          </a>{' '}
          in the intake.
        </p>
      )}
    </aside>
  )
}

function Latest({ line }: { line: FrontLine }) {
  return (
    <li>
      <DateText edtf={line.date} className="when" />
      <div>
        <a href={line.href}>{line.title}</a>
        {line.about && <p className="meta">{line.about}</p>}
      </div>
      <Kind kind={line.kind} />
    </li>
  )
}

function Changes({ changed, asOf }: { changed: FrontChange[]; asOf: string }) {
  if (changed.length === 0) {
    return (
      <p>
        The record stands as it was read in on <DateText edtf={asOf} />. What editors add or change from then
        on is listed here.
      </p>
    )
  }
  return (
    <ol className="rows open">
      {changed.map((change) => (
        <li key={change.href}>
          <a href={change.href}>{change.title}</a>
          <span className="meta">
            {change.kind.word} {change.what} on <DateText edtf={change.on} />
          </span>
        </li>
      ))}
    </ol>
  )
}
