import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { listTokens } from '../accounts/apiTokens.server'
import { changePassword, findOwnAccount } from '../accounts/people.server'
import { listSessions } from '../accounts/sessions.server'
import { textIn } from '../domain/formText'
import type { Role } from '../domain/roles'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { deskPlaces } from '../ui/deskPlaces'
import { ErrorSummary } from '../ui/ErrorSummary'
import { NewPasswordFields, readNewPassword } from '../ui/NewPasswordFields'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { SessionTable } from '../ui/SessionTable'
import { TextField } from '../ui/TextField'
import { TokenForm } from '../ui/TokenForm'
import { TokenTable } from '../ui/TokenTable'

export const meta = () => [{ title: 'Your account – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const account = (await findOwnAccount(context.portal, viewer))!
  const sessions = await listSessions(context.portal, viewer.accountId)
  return {
    account,
    tokens: await listTokens(context.portal, viewer.accountId),
    sessions: sessions.map((session) => ({ ...session, isThis: session.id === context.visitor.session?.id })),
  }
}

/** Changes the password; other browsers are signed out by it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const draft = {
    present: textIn(form, 'present'),
    ...readNewPassword(form),
    address: context.address,
  }
  const changed = await changePassword(context.portal, viewer, context.visitor.session!.id, draft)
  if (!changed.ok) return data({ problems: changed.refusal }, { status: 400 })
  const { signedOut } = changed.value
  const others =
    signedOut === 0
      ? ''
      : signedOut === 1
        ? ' One other browser was signed out.'
        : ` ${signedOut} other browsers were signed out.`
  throw redirect('/account', {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: `Your password was changed.${others}` }) },
  })
}

const LABELS = { present: 'Present password', password: 'New password', passwordAgain: 'New password again' }

export default function Account() {
  const { account, sessions, tokens } = useLoaderData<typeof loader>()
  const problems: Record<string, string> = useActionData<typeof action>()?.problems ?? {}
  return (
    <div className="wrap">
      <PageHead
        title={<bdi>{account.name}</bdi>}
        titleClass="h-page"
        meta={`${account.email} · ${account.role}`}
      />
      <Section title="What you can do" id="desk" aside={<a href="/handbook">Handbook</a>} first>
        <dl className="facts desk-list">
          {deskPlaces(account.role as Role).map(({ href, name, does }) => (
            <Fragment key={href}>
              <dt>
                <a href={href}>{name}</a>
              </dt>
              <dd>{does}.</dd>
            </Fragment>
          ))}
        </dl>
      </Section>
      <Section title="Where you are signed in" id="sessions">
        <SessionTable sessions={sessions} />
      </Section>
      <Section title="Tokens for programs" id="tokens">
        <TokenTable tokens={tokens} />
        <TokenForm />
      </Section>
      <Section title="Change your password" id="password">
        <form method="post" className="form narrow">
          <CsrfField />
          <ErrorSummary
            errors={problems}
            labels={LABELS}
            title="Not changed"
            kept="No page keeps a password: give all three again."
          />
          <input
            type="text"
            name="username"
            autoComplete="username"
            defaultValue={account.email}
            hidden
            readOnly
          />
          <TextField
            name="present"
            label={LABELS.present}
            type="password"
            autoComplete="current-password"
            required
            error={problems.present}
          />
          <NewPasswordFields labels={LABELS} problems={problems} />
          <div className="btns">
            <Button look="first">Change password</Button>
          </div>
          <p className="meta">Every other browser in which you are signed in is signed out.</p>
        </form>
      </Section>
    </div>
  )
}
