import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { textIn } from '../domain/formText'
import { localPath } from '../http/cookies'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { cancelJob } from '../jobs/changeJobs.server'

/** POST: ends a slow step that waits or runs. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const id = params.jobId ?? ''
  if (!(await cancelJob(context.portal, viewer, id))) throw notFound('step under way', id)
  throw redirect(localPath(textIn(form, 'back') || '/intake'))
}
