import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ACCOUNT_ROLES, invite, listInvitations } from '../accounts/invitations.server'
import { listPeople } from '../accounts/people.server'
import { textIn } from '../domain/formText'
import { readForm } from '../http/forms.server'
import { requireUser } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { InvitationTable } from '../ui/InvitationTable'
import { MemberTable } from '../ui/MemberTable'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { SelectField } from '../ui/SelectField'
import { TextField } from '../ui/TextField'

export const meta = () => [{ title: 'People with accounts – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireUser(context, request, 'manage-people')
  const [people, invitations] = await Promise.all([
    listPeople(context.portal),
    listInvitations(context.portal),
  ])
  return { people, invitations, roles: ACCOUNT_ROLES }
}

/**
 * Makes a one-time link and shows it. The answer is the page itself and no redirect: the link's secret is kept
 * nowhere, so it can be shown this once alone.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'manage-people')
  const form = await readForm(context, request)
  const draft = { email: textIn(form, 'email'), role: textIn(form, 'role') }
  const path = await invite(context.portal, viewer, draft)
  if (!path.ok)
    return data({ ...draft, problems: path.refusal as Record<string, string>, link: null }, { status: 400 })
  const base = context.portal.settings.publicUrl ?? new URL(request.url).origin
  return data({ ...draft, problems: {} as Record<string, string>, link: base + path.value })
}

export default function Accounts() {
  const { people, invitations, roles } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problems = answer?.problems ?? {}
  return (
    <div className="wrap">
      <PageHead
        title="People with accounts"
        titleClass="h-page"
        standfirst="Reading needs no account. Contributors annotate and draft, editors change and publish the record and packets, owners also manage people."
        actions={
          <a className="btn" href="/log">
            Log of changes
          </a>
        }
      />
      <Section title="Accounts" first>
        <MemberTable people={people} roles={roles} />
      </Section>
      <Section title="Invite somebody" id="invite">
        {answer?.link && (
          <Notice tone="good" title={`A link for ${answer.email}`} alert>
            <p className="one-time" translate="no">
              {answer.link}
            </p>
            <p>
              Send it to them yourself: the portal sends no mail. It works once, for three days, and is shown
              only here and now.
            </p>
          </Notice>
        )}
        <form method="post" className="form narrow">
          <CsrfField />
          <ErrorSummary
            errors={problems}
            labels={{ email: 'E-mail', role: 'Role' }}
            title="No link was made"
          />
          <TextField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="off"
            required
            error={problems.email}
            defaultValue={answer?.link ? '' : answer?.email}
          />
          <SelectField
            name="role"
            label="Role"
            choices={roles.map((role) => ({ value: role, name: role }))}
            defaultValue={answer?.role || roles[0]}
            error={problems.role}
          />
          <div className="btns">
            <Button look="first">Make a one-time link</Button>
          </div>
        </form>
      </Section>
      {invitations.length > 0 && (
        <Section title="Links not used yet" id="invitations">
          <InvitationTable invitations={invitations} />
        </Section>
      )}
    </div>
  )
}
