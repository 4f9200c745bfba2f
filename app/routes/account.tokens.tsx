import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listTokens, makeToken } from '../accounts/apiTokens.server'
import { textIn } from '../domain/formText'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { ErrorSummary } from '../ui/ErrorSummary'
import { Notice } from '../ui/Notice'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { TokenForm } from '../ui/TokenForm'
import { TokenTable } from '../ui/TokenTable'

export const meta = () => [{ title: 'Tokens for programs – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  return { tokens: await listTokens(context.portal, viewer.accountId) }
}

/** Makes a token. It is shown by this answer and never again, so that there is no redirect that would lose it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'annotate')
  const form = await readForm(context, request)
  const made = await makeToken(context.portal, viewer, textIn(form, 'name'))
  if (!made.ok) return data({ token: null, errors: { name: made.refusal } }, { status: 400 })
  return data({ token: made.value, errors: {} })
}

export default function Tokens() {
  const { tokens } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  return (
    <div className="wrap">
      <PageHead
        title="Tokens for programs"
        titleClass="h-page"
        crumbs={[{ href: '/account', name: 'Your account' }]}
        standfirst="A program that has a token acts in your name, with your role, at the API alone."
      />
      {answer?.token && (
        <Notice tone="good" title="Copy the token now: it is not shown again" alert>
          <p className="hash token-once">{answer.token}</p>
          <p>
            Send it with each request: <code>Authorization: Bearer …</code>
          </p>
        </Notice>
      )}
      <Section title="Yours" id="tokens" first>
        <TokenTable tokens={tokens} />
      </Section>
      <Section title="Make another" id="make">
        <ErrorSummary errors={errors} title="No token was made" labels={{ name: 'What it is for' }} />
        <TokenForm error={errors.name} />
      </Section>
    </div>
  )
}
