import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'
import { TableHead } from './TableHead'

type Token = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** The tokens of an account, each with a button that ends it at once. */
export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  if (tokens.length === 0) return <p className="meta">You have no token.</p>
  return (
    <table className="tab fold">
      <TableHead columns={['For', 'Made', 'Last used']} act="Revoke" />
      <tbody>
        {tokens.map(({ id, name, createdAt, lastUsedAt }) => (
          <tr key={id}>
            <td>
              <b>
                <bdi>{name}</bdi>
              </b>
            </td>
            <td data-l="Made">
              <InstantText at={createdAt} />
            </td>
            <td data-l="Last used">{lastUsedAt ? <InstantText at={lastUsedAt} /> : 'Never'}</td>
            <td className="r">
              <form method="post" action={`/account/tokens/${id}/revoke`}>
                <CsrfField />
                <Button small look="stop" aria-label={`Revoke the token for ${name}`}>
                  Revoke
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
