import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation, findInvitation } from '../accounts/invitations.server'
import { textIn } from '../domain/formText'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { isHttps, sessionCookie } from '../http/sessionCookie'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { InstantText } from '../ui/InstantText'
import { NewPasswordFields, readNewPassword } from '../ui/NewPasswordFields'
import { PageHead } from '../ui/PageHead'
import { TextField } from '../ui/TextField'

export const meta = () => [
  { title: 'Set up your account – Throughline' },
  { name: 'robots', content: 'noindex' },
]

/** The link's secret is in the address: no cache may keep the page. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const GONE =
  'This link does not work any more. It was used before, was withdrawn, or has run out. Ask an owner of the portal for another. If there is no owner yet, start the portal again: it prints a new link.'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const invitation = await findInvitation(context.portal, params.token ?? '')
  if (!invitation) throw new Response(GONE, { status: 404, statusText: 'Not Found' })
  return invitation
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { portal } = context
  const form = await readForm(context, request)
  const [name, email] = [textIn(form, 'name'), textIn(form, 'email')]
  const draft = { name, email, ...readNewPassword(form) }
  const browser = request.headers.get('User-Agent') ?? ''
  const started = await acceptInvitation(portal, params.token ?? '', draft, browser)
  if (!started.ok && started.refusal === 'used')
    throw new Response(GONE, { status: 404, statusText: 'Not Found' })
  if (!started.ok)
    return data({ problems: started.refusal as Record<string, string>, name, email }, { status: 400 })
  const { secret, expiresAt } = started.value
  const headers = new Headers()
  headers.append('Set-Cookie', sessionCookie(secret, expiresAt, isHttps(portal.settings.publicUrl)))
  headers.append(
    'Set-Cookie',
    sayNext({ tone: 'pass', text: 'Your account is made, and you are signed in.' }),
  )
  throw redirect('/account', { headers })
}

const LABELS = { name: 'Name', email: 'E-mail', password: 'Password', passwordAgain: 'Password again' }
const MAY = {
  contributor: 'You will be able to annotate documents and draft records.',
  editor: 'You will be able to edit and publish records and packets.',
  owner: 'You will be able to do everything, and to invite others.',
}

export default function SetUp() {
  const invitation = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const problems: Record<string, string> = refused?.problems ?? {}
  return (
    <div className="wrap">
      <PageHead
        title={
          invitation.email === null
            ? 'Set up the portal’s owner'
            : `Set up your account as ${invitation.role}`
        }
        titleClass="h-page"
        standfirst={MAY[invitation.role]}
      />
      <form method="post" className="form narrow sec-form">
        <CsrfField />
        <ErrorSummary
          errors={problems}
          labels={LABELS}
          title="No account was made"
          kept="What you gave is kept, but no page keeps a password: give both again."
        />
        <TextField
          name="name"
          label={LABELS.name}
          hint="Shown beside what you write."
          autoComplete="name"
          dir="auto"
          required
          error={problems.name}
          defaultValue={refused?.name}
        />
        {invitation.email === null ? (
          <TextField
            name="email"
            label={LABELS.email}
            type="email"
            hint="What you will sign in with. No mail is sent."
            autoComplete="username"
            required
            error={problems.email}
            defaultValue={refused?.email}
          />
        ) : (
          <>
            <div className="f">
              <span className="lab">{LABELS.email}</span>
              <p>{invitation.email}</p>
              {problems.email && <p className="err">{problems.email}</p>}
            </div>
            <input type="hidden" name="email" autoComplete="username" value={invitation.email} />
          </>
        )}
        <NewPasswordFields
          labels={LABELS}
          problems={problems}
          advice="Four or five words that belong together for you alone do well."
        />
        <div className="btns">
          <Button look="first">Make the account</Button>
        </div>
        <p className="meta">
          This link works once, until <InstantText at={invitation.expiresAt} />.
        </p>
      </form>
    </div>
  )
}
