import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'
import { TableHead } from './TableHead'

type Session = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; isThis: boolean }

/** The browsers in which one is signed in, each with a button that ends it at once. */
export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  return (
    <table className="tab fold">
      <TableHead columns={['Browser', 'Since', 'Last seen']} act="Sign out" />
      <tbody>
        {sessions.map(({ id, userAgent, createdAt, lastSeenAt, isThis }) => (
          <tr key={id}>
            <td>
              <b>{browserName(userAgent)}</b>
              {isThis && <span className="meta"> · this one</span>}
              <p className="meta ua">{userAgent}</p>
            </td>
            <td data-l="Since">
              <InstantText at={createdAt} />
            </td>
            <td data-l="Last seen">
              <InstantText at={lastSeenAt} />
            </td>
            <td className="r">
              <form method="post" action="/account/sessions">
                <CsrfField />
                <input type="hidden" name="session" value={id} />
                <Button
                  small
                  look={isThis ? undefined : 'stop'}
                  aria-label={`Sign out ${browserName(userAgent)}${isThis ? ', this browser' : ''}`}
                >
                  Sign out
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The browser's common name, most particular first: nearly all of them also say Chrome and Safari. */
function browserName(userAgent: string): string {
  const known = [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrom(?:e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ] as const
  const name = known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'Unknown browser'
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0]
  return system ? `${name} on ${system === 'Mac OS X' ? 'macOS' : system}` : name
}
