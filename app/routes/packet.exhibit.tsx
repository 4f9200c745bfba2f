import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { textIn } from '../domain/formText'
import { exhibitPage } from '../dossier/packetPage.server'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { captionExhibit } from '../packets/packetCommands.server'
import { exhibitInputOf, parseExhibitInput, readExhibitInput } from '../packets/packetForm'
import { EXHIBIT_LABELS } from '../packets/packetLabels'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { TextAreaField } from '../ui/TextAreaField'
import { FilingFields } from './parts/packet/FilingFields'
import { ChartFields } from './parts/packet/ChartFields'

export const meta = () => [{ title: 'Exhibit – Throughline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const page = await exhibitPage(context.portal, viewer, params.packetId ?? '', params.exhibitId ?? '')
  if (!page) throw notFound('exhibit that you may change', params.exhibitId)
  return page
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const input = readExhibitInput(form)
  const fields = parseExhibitInput(input, textIn(form, 'identifiersSeen'))
  if (!fields.ok) return data({ input, errors: fields.refusal }, { status: 400 })
  const { packetId = '', exhibitId = '' } = params
  const saved = await captionExhibit(
    context.portal,
    viewer,
    packetId,
    exhibitId,
    Number(form.get('revision')),
    fields.value,
  )
  if (saved.ok) throw redirect(`/packets/${packetId}#ex-${saved.value.exhibitIds.indexOf(exhibitId) + 1}`)
  if (saved.refusal.reason === 'not-found') throw notFound('packet that you may change', packetId)
  return data({ input, errors: { form: explainPacketRefusal(saved.refusal) } }, { status: 409 })
}

export default function Exhibit() {
  const { packet, number, heading, title, exhibit, seen, drawn, services, periods, recorded, others } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> = answer?.errors ?? {}
  const input = answer?.input ?? exhibitInputOf({ ...exhibit, chart: drawn }, periods)
  return (
    <div className="wrap">
      <PageHead
        title={heading}
        titleClass="h-page"
        crumbs={[{ href: `/packets/${packet.id}`, name: packet.title }]}
        standfirst={title}
      />
      <form method="post" className="form edit-form">
        <CsrfField />
        <input type="hidden" name="revision" value={packet.revision} />
        <input type="hidden" name="identifiersSeen" value={seen} />
        <ErrorSummary errors={errors} labels={EXHIBIT_LABELS} />
        {answer && errors.form && <p className="record">Saved now: {exhibit.caption || 'no caption'}</p>}
        <TextAreaField
          name="caption"
          label={EXHIBIT_LABELS.caption}
          rows={2}
          defaultValue={input.caption}
          error={errors.caption}
          hint="A line of your own, on the slip-sheet and in the table of exhibits."
        />
        {services.length > 0 && <ChartFields services={services} input={input} errors={errors} />}
        <FilingFields input={input} errors={errors} recorded={recorded} others={others} />
        <div className="btns">
          <Button look="first">Save</Button>
          <a className="btn plain" href={`/packets/${packet.id}#ex-${number}`}>
            Cancel
          </a>
        </div>
      </form>
    </div>
  )
}
