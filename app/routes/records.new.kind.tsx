import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import { askOf, formStateOf, meantBy, type SaidOfForm } from '../catalog/recordForm'
import { nextPosition } from '../catalog/recordOffers'
import { addRecord, type RecordState } from '../catalog/saveRecord.server'
import { readStanding } from '../domain/filing/foundIdentifiers'
import { idIn } from '../domain/formText'
import { readNewActors } from '../domain/newActor'
import { KIND_WORDS } from '../domain/recordFields'
import { blankInput, readIntent, readRecordInput, withoutRow, type RecordInput } from '../domain/recordInput'
import { recordHref } from '../domain/recordHref'
import { RECORD_KINDS, type CatalogRecord, type RecordKind } from '../domain/records'
import { mayDo, type Viewer } from '../domain/roles'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import type { Portal } from '../portal.server'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { RecordForm } from '../ui/RecordForm'
import { TextField } from '../ui/TextField'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `New ${loaded ? KIND_WORDS[loaded.kind].one : 'record'} – Throughline` },
]

/** Anything the address says of the new record is filled in: ?document=… on a document's page. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const kind = kindIn(params.kind)
  const known = Object.fromEntries(new URL(request.url).searchParams)
  const parent = known.document ?? known.proceeding ?? known.series ?? null
  const position = nextPosition(await readCatalog(context.portal, viewer), kind, parent)
  const input = blankInput(kind, { ...(position !== null && { position: String(position) }), ...known })
  return formOf(context.portal, viewer, { kind, id: '', input })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { portal } = context
  const kind = kindIn(params.kind)
  const form = await readForm(context, request)
  const intent = readIntent(form.get('intent'))
  const typed = readRecordInput(kind, form)
  const input = intent.do === 'remove' ? withoutRow(typed, intent.path ?? '') : typed
  const given = { kind, id: idIn(form, 'id'), input }
  const { id = 'id-made-from-the-title', makeId } = given.id
    ? { id: given.id, makeId: false }
    : { makeId: true }
  const meant = meantBy(await readCatalog(portal, viewer), { ...given, id, newActors: readNewActors(form) })
  const { unknown } = meant.ok ? meant.value : meant.refusal
  const again = async (status: number, said: SaidOfForm) =>
    data(await formOf(portal, viewer, given, said), { status })
  if (intent.do === 'add') return again(200, { unknown, addTo: intent.path })
  if (intent.do === 'remove') return again(200, { unknown })
  if (!meant.ok) return again(400, meant.refusal)
  const state = intent.do === 'publish' ? 'published' : 'draft'
  const standing = readStanding(form)
  const added = await addRecord(portal, viewer, { ...meant.value, makeId, state, standing })
  if (added.ok) return saved(added.value, state)
  return added.refusal.because === 'problems'
    ? again(400, { problems: added.refusal.problems, unknown })
    : again(422, { ...askOf(added.refusal.found, standing, 'publish'), unknown })
}

/** The form as it stands, with what it offers to choose. */
async function formOf(
  portal: Portal,
  viewer: Viewer,
  { id, ...given }: { kind: RecordKind; id: string; input: RecordInput },
  said?: SaidOfForm,
) {
  const state = formStateOf(await readCatalog(portal, viewer), given, said)
  return { ...state, id, mayPublish: mayDo(viewer.role, 'publish') }
}

function saved(record: CatalogRecord, state: RecordState): never {
  const text = state === 'published' ? 'Published.' : 'Saved as a draft. Readers do not see it yet.'
  const flash = sayNext({ tone: 'pass', text, link: { href: `/records/${record.id}/edit`, name: 'Edit it' } })
  throw redirect(recordHref(record), { headers: { 'Set-Cookie': flash } })
}

function kindIn(text: string | undefined): RecordKind {
  const kind = RECORD_KINDS.find((known) => known === text)
  if (!kind) throw notFound('kind of record', text)
  return kind
}

export default function NewRecordOfKind() {
  const loaded = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() ?? loaded
  const word = KIND_WORDS[state.kind].one
  return (
    <div className="wrap">
      <PageHead
        title={`New ${word}`}
        titleClass="h-page"
        crumbs={[{ href: '/records/new', name: 'Add to the record' }]}
      />
      <RecordForm
        {...state}
        hidden={{}}
        before={
          <TextField
            name="id"
            label="Id"
            hint="What addresses and files call it: netflix-verizon-2014. Leave empty to have one made from the title."
            error={state.problems.id}
            defaultValue={state.id}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        }
      >
        <div className="btns">
          {state.mayPublish && (
            <Button look="first" name="intent" value="publish">
              Publish {word}
            </Button>
          )}
          <Button look={state.mayPublish ? undefined : 'first'} name="intent" value="save">
            Save as draft
          </Button>
        </div>
      </RecordForm>
    </div>
  )
}
