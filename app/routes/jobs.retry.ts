import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { textIn } from '../domain/formText'
import { localPath } from '../http/cookies'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { retryJob } from '../jobs/changeJobs.server'

/** POST: begins a slow step anew that failed or was cancelled. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const id = params.jobId ?? ''
  if (!(await retryJob(context.portal, viewer, id))) throw notFound('failed step', id)
  throw redirect(localPath(textIn(form, 'back') || '/intake'))
}
