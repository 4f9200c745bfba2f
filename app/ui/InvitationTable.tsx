import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'

type Invitation = { id: string; role: string; email: string | null; expiresAt: Date }

/** One-time links that wait to be used. Their secrets are not known here: they can only be withdrawn. */
export function InvitationTable({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <table className="tab fold">
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Role</th>
          <th scope="col">Works until</th>
          <th scope="col">
            <span className="vh">Withdraw</span>
          </th>
        </tr>
      </thead>
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
