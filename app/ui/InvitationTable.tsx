import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'
import { TableHead } from './TableHead'

type Invitation = { id: string; role: string; email: string | null; expiresAt: Date }

/** One-time links that wait to be used. Their secrets are not known here: they can only be withdrawn. */
export function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <table className="tab fold">
      <TableHead columns={['For', 'Role', 'Works until']} act="Withdraw" />
      <tbody>
        {invitations.map(({ id, role, email, expiresAt }) => (
          <tr key={id}>
            <td className="anywhere">{email ?? 'the first owner'}</td>
            <td data-l="Role">{role}</td>
            <td data-l="Works until">
              <InstantText at={expiresAt} />
            </td>
            <td className="r">
              <form method="post" action={`/accounts/invitations/${id}/withdraw`}>
                <CsrfField />
                <Button small look="stop" aria-label={`Withdraw the link for ${email ?? 'the first owner'}`}>
                  Withdraw
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
