import { isRouteErrorResponse, useLocation } from '@remix-run/react'
import { useRootData } from './rootData'

const PLACES = new Map([
  ['timeline', 'the timeline'],
  ['disputes', 'all disputes'],
  ['documents', 'all documents'],
  ['organizations', 'all organizations'],
  ['people', 'all people'],
  ['measurements', 'all measurements'],
  ['proceedings', 'all proceedings'],
  ['packets', 'all packets'],
  ['sources', 'all sources'],
  ['handbook', 'the handbook'],
])

/** What the window is called where a page cannot be shown. */
export function titleOfError(error: unknown): string {
  if (isUnanswered(error)) return 'No answer'
  if (!isRouteErrorResponse(error) || (error.status >= 500 && error.status !== 503))
    return 'The page could not be shown'
  if (error.status === 404) return 'Not found'
  return error.status === 403 ? 'Not open to you' : 'Not done'
}

/** Whether a request met nobody, in the words of Chromium, Firefox and Safari. */
function isUnanswered(error: unknown): boolean {
  return error instanceof TypeError && /failed to fetch|networkerror|load failed/i.test(error.message)
}

/** What stands in a page's place when it cannot be shown: what was sought or refused, and the next step. */
export function ErrorPage({ error }: { error: unknown }) {
  const { pathname } = useLocation()
  if (isUnanswered(error)) return <NoAnswer />
  if (!isRouteErrorResponse(error)) return <Fault />
  if (error.status >= 500 && error.status !== 503) return <Fault />
  const { said, nearest } = readAnswer(error.data)
  if (error.status === 404) {
    const [place, ...rest] = pathname.slice(1).split('/')
    if (typeof error.data === 'string' && said) {
      const [title, ...more] = said.split(/(?<=\.) /)
      return (
        <Sorry status={404} title={title!}>
          {more.length > 0 && <p>{more.join(' ')}</p>}
          <Onward place={place} />
        </Sorry>
      )
    }
    return (
      <Sorry status={404} title={said ?? `There is no page at ${shorten(pathname)}`}>
        <p>
          The address may have been typed wrong, or what it named was withdrawn. Search the record for it:
        </p>
        <form role="search" action="/timeline" className="nf-find">
          <input
            className="in"
            type="search"
            name="q"
            aria-label="Search the record"
            defaultValue={wordsOf(rest.at(-1) ?? '')}
          />
          <button className="btn first">Search</button>
        </form>
        {nearest.length > 0 && (
          <>
            <p>Perhaps you meant:</p>
            <ul className="rows">
              {nearest.map(({ id, href, name }) => (
                <li key={id}>
                  <a href={href}>{name}</a> <span className="meta">{id}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <Onward place={place} />
      </Sorry>
    )
  }
  return (
    <Sorry
      status={error.status}
      title={error.status === 403 ? 'This is not open to you' : 'This was not done'}
    >
      <p>{said ?? 'The portal refused what was asked.'}</p>
      <Onward place={pathname.split('/')[1]} />
    </Sorry>
  )
}

type Nearest = { id: string; href: string; name: string }

/** A refusal is a few sentences, the first a heading, or a sentence and what may have been meant. */
function readAnswer(answer: unknown): { said: string | null; nearest: Nearest[] } {
  if (typeof answer === 'string') return { said: answer || null, nearest: [] }
  const { message, nearest } = (answer ?? {}) as { message?: string; nearest?: Nearest[] }
  return { said: message ?? null, nearest: nearest ?? [] }
}

function NoAnswer() {
  return (
    <Sorry title="The portal does not answer">
      <p>
        It may be starting anew, or the connection may be gone. What was saved is kept. Whether what you had
        just sent reached it, the page shows when it answers again.
      </p>
      <p className="btns">
        <a className="btn first" href="">
          Try again
        </a>
      </p>
    </Sorry>
  )
}

function Fault() {
  const reference = useRootData()?.reference
  return (
    <Sorry status={500} title="The portal could not show this page">
      <p>
        It is not your doing, and nothing you saved is lost. Try again in a moment.
        {reference && (
          <>
            {' '}
            If it happens again, tell whoever runs this portal the reference <code>{reference}</code>: it
            finds the fault in the log.
          </>
        )}
      </p>
      <Onward />
    </Sorry>
  )
}

function Sorry({ status, title, children }: { status?: number; title: string; children: React.ReactNode }) {
  return (
    <div className="wrap">
      <section className="sec first nf">
        {status && <p className="nf-n num">{status}</p>}
        <div className="stack">
          <h1 className="h-page">{title}</h1>
          {children}
        </div>
      </section>
    </div>
  )
}

function Onward({ place }: { place?: string }) {
  const name = PLACES.get(place ?? '')
  return (
    <p className="btns">
      {name && (
        <a className="btn" href={`/${place}`}>
          Open {name}
        </a>
      )}
      <a className="btn plain" href="/">
        Go to the start
      </a>
    </p>
  )
}

/** The words of an id: gn-14-28 → gn 14-28. */
function wordsOf(id: string): string {
  try {
    return shorten(decodeURIComponent(id)).replace(/-(?=\D)|(?<=\D)-/g, ' ')
  } catch {
    return ''
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
