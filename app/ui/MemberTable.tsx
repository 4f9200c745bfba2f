import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { InstantText } from './InstantText'
import { TableHead } from './TableHead'

type Member = {
  id: string
  name: string
  email: string
  role: string
  closedAt: Date | null
  lastSeenAt: Date | null
}

/** Everyone with an account, with their role and the way to change it. */
export function MemberTable({ people, roles }: { people: readonly Member[]; roles: readonly string[] }) {
  return (
    <table className="tab early">
      <TableHead columns={['Name', 'E-mail', 'Last seen', 'Role', 'Account']} />
      <tbody>
        {people.map((member) => (
          <tr key={member.id}>
            <td>
              <b>
                <bdi>{member.name}</bdi>
              </b>
            </td>
            <td data-l="E-mail" className="anywhere">
              {member.email}
            </td>
            <td data-l="Last seen">
              {member.lastSeenAt ? (
                <InstantText at={member.lastSeenAt} />
              ) : (
                <span className="meta">not signed in</span>
              )}
            </td>
            <td data-l="Role">
              {member.closedAt ? member.role : <RoleForm member={member} roles={roles} />}
            </td>
            <td data-l="Account">
              {member.closedAt ? (
                <span className="meta">
                  closed <InstantText at={member.closedAt} />
                </span>
              ) : (
                <CloseForm member={member} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RoleForm({ member, roles }: { member: Member; roles: readonly string[] }) {
  return (
    <form method="post" action={`/accounts/${member.id}/role`} className="row-form">
      <CsrfField />
      <select name="role" className="in" defaultValue={member.role} aria-label={`Role of ${member.name}`}>
        {roles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <Button small aria-label={`Change the role of ${member.name}`}>
        Change
      </Button>
    </form>
  )
}

/** Closing is behind a second press: it signs somebody out in the middle of their work. */
function CloseForm({ member }: { member: Member }) {
  return (
    <details className="asks">
      <summary>Close…</summary>
      <form method="post" action={`/accounts/${member.id}/close`}>
        <CsrfField />
        <p className="meta">Signs {member.name} out everywhere. What they made stays under their name.</p>
        <Button small look="stop" aria-label={`Close the account of ${member.name}`}>
          Close the account
        </Button>
      </form>
    </details>
  )
}
