import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signIn, type SignInRefusal } from '../accounts/signIn.server'
import { textIn } from '../domain/formText'
import { formatTime, waitInWords } from '../domain/waiting'
import { localPath } from '../http/cookies'
import { readForm } from '../http/forms.server'
import { isHttps, sessionCookie } from '../http/sessionCookie'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { TextField } from '../ui/TextField'

export const meta = () => [{ title: 'Sign in – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = localPath(new URL(request.url).searchParams.get('back'))
  if (context.visitor.session) throw redirect(back)
  return { back }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, address } = context
  const form = await readForm(context, request)
  const email = textIn(form, 'email')
  const userAgent = request.headers.get('User-Agent') ?? ''
  const started = await signIn(portal, { email, password: textIn(form, 'password'), address, userAgent })
  if (!started.ok) return refused(started.refusal, email, portal.now())
  const { secret, expiresAt } = started.value
  const cookie = sessionCookie(secret, expiresAt, isHttps(portal.settings.publicUrl))
  throw redirect(localPath(form.get('back')), { headers: { 'Set-Cookie': cookie } })
}

function refused(refusal: SignInRefusal, email: string, now: Date) {
  if (refusal.reason === 'wrong') {
    const problem =
      'No account has this address and password together. Look for a typing error, or ask an owner of the portal for a new link.'
    return data({ email, problem }, { status: 422 })
  }
  const seconds = Math.ceil((refusal.retryAt.getTime() - now.getTime()) / 1000)
  const problem = `Too many attempts. Try again ${waitInWords(refusal.retryAt, now)}, at ${formatTime(refusal.retryAt)}.`
  return data({ email, problem }, { status: 429, headers: { 'Retry-After': String(seconds) } })
}

export default function SignIn() {
  const { back } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="wrap">
      <PageHead
        title="Sign in"
        titleClass="h-page"
        standfirst="Reading needs no account. Sign in to annotate, edit the record and make packets."
      />
      <form method="post" action="/sign-in" className="form narrow sec-form">
        <CsrfField />
        <input type="hidden" name="back" value={back} />
        {refusal && (
          <Notice tone="bad" title="Not signed in" alert>
            {refusal.problem}
          </Notice>
        )}
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          defaultValue={refusal?.email}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <div className="btns">
          <Button look="first">Sign in</Button>
        </div>
        <p className="meta">
          Forgotten your password? An owner of the portal can close the account and send a new link; what you
          made stays yours.
        </p>
      </form>
    </div>
  )
}
