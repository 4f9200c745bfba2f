import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countExhibits } from '../domain/filing/exhibitLabel'
import type { Catalog } from '../catalog/catalog'
import { readCatalog } from '../catalog/readCatalog.server'
import { idIn, idsIn, textIn } from '../domain/formText'
import { packetFieldsSchema } from '../domain/packet'
import { titleOf } from '../domain/titleAndDate'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { requireAccount } from '../http/requireUser'
import { explainPacketRefusal } from '../packets/explainPacketRefusal'
import { addExhibits, createPacket } from '../packets/packetCommands.server'
import { listPackets, type ListedPacket, type StoredPacket } from '../packets/readPackets.server'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Empty } from '../ui/Empty'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { TextField } from '../ui/TextField'

export const meta = () => [{ title: 'Add to packet – Throughline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const records = new URL(request.url).searchParams.getAll('record')
  const catalog = await readCatalog(context.portal, viewer)
  const packets = (await listPackets(context.portal, viewer)).filter(({ mayChange }) => mayChange)
  const named = records.map((id) => ({ id, title: catalog.get(id) ? titleOf(catalog.get(id)!) : id }))
  return { records: named, packets: packets.map(pickOf) }
}

function pickOf({ id, title, versionLabel, word, exhibits }: ListedPacket) {
  return { id, title, versionLabel, word, exhibits }
}

/** POST with records alone asks which packet; with one too, or a title for another, adds them to it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const form = await readForm(context, request)
  const records = idsIn(form, 'record')
  const packet = form.has('packet') ? idIn(form, 'packet') : null
  if (packet === null)
    throw redirect(`/packets/add?${new URLSearchParams(records.map((id) => ['record', id]))}`)
  const given = { packet, title: textIn(form, 'title').trim() }
  const problem = titleProblem(given)
  if (problem) return data({ errors: { title: problem }, given }, { status: 400 })
  const id =
    packet === ''
      ? (await createPacket(context.portal, viewer, packetFieldsSchema.parse({ title: given.title }))).packet
          .id
      : packet
  const added = await addExhibits(context.portal, viewer, id, records)
  if (!added.ok)
    return data({ errors: { form: explainPacketRefusal(added.refusal) }, given }, { status: 422 })
  const text =
    records.length === 1 ? 'The record is in the packet.' : `${records.length} records are in the packet.`
  const link = chartLink(await readCatalog(context.portal, viewer), added.value, records)
  throw redirect(`/packets/${id}`, { headers: { 'Set-Cookie': sayNext({ tone: 'pass', text, link }) } })
}

/** A title says that a new packet is meant, and a packet that one of those is: both leave open which. */
function titleProblem({ packet, title }: { packet: string; title: string }): string | null {
  if (packet !== '')
    return title === '' ? null : 'Choose “A new one” for a packet of this title, or take the title away.'
  return packetFieldsSchema.shape.title.safeParse(title).success
    ? null
    : 'Give the new packet a title, or choose one above.'
}

/** Where to choose what the chart of a series draws, which nobody has yet; null where no series was added. */
function chartLink(catalog: Catalog, { packet, exhibitIds }: StoredPacket, records: readonly string[]) {
  const at = packet.exhibits.findIndex(
    ({ record, chart }) => !chart && records.includes(record) && catalog.find('series', record),
  )
  return at === -1
    ? null
    : {
        href: `/packets/${packet.id}/exhibits/${exhibitIds[at]}`,
        name: 'Choose the services and months of its chart',
      }
}

export default function AddToPacketPage() {
  const { records, packets } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string | undefined> = answer?.errors ?? {}
  const chosen = answer?.given.packet ?? packets[0]?.id ?? ''
  if (records.length === 0)
    return (
      <div className="wrap">
        <PageHead title="Add to packet" titleClass="h-page" />
        <Empty title="No record was chosen.">
          <p>
            Choose “Add to packet” on a record, or several on the <a href="/timeline">timeline</a>.
          </p>
        </Empty>
      </div>
    )
  return (
    <div className="wrap pk-page">
      <PageHead title="Add to packet" titleClass="h-page" />
      <ul className="rows">
        {records.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <form method="post" className="form edit-form">
        <CsrfField />
        {records.map(({ id }) => (
          <input key={id} type="hidden" name="record" value={id} />
        ))}
        <ErrorSummary errors={errors} title="Nothing was added" labels={{ title: 'Title' }} />
        <fieldset className="f">
          <legend>Which packet</legend>
          {packets.map(({ id, title, versionLabel, word, exhibits }) => (
            <label className="check" key={id}>
              <input type="radio" name="packet" value={id} defaultChecked={id === chosen} /> {title}{' '}
              <span className="meta num">
                {[versionLabel, countExhibits({ word }, exhibits)].filter(Boolean).join(', ')}
              </span>
            </label>
          ))}
          <label className="check">
            <input type="radio" name="packet" value="" defaultChecked={chosen === ''} /> A new one
          </label>
        </fieldset>
        <TextField
          name="title"
          label="Title of the new packet"
          error={errors.title}
          defaultValue={answer?.given.title}
          maxLength={200}
        />
        <div className="btns">
          <Button look="first">Add</Button>
        </div>
      </form>
    </div>
  )
}
