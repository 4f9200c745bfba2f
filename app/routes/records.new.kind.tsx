import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import { nextPosition, offersFor } from '../catalog/recordOffers'
import { addFromInput } from '../catalog/saveRecord.server'
import { idIn } from '../domain/formText'
import { KIND_WORDS } from '../domain/recordFields'
import {
  blankInput,
  readIntent,
  readRecordInput,
  withoutRow,
  type FieldProblems,
  type RecordInput,
} from '../domain/recordInput'
import { recordHref } from '../domain/recordHref'
import { RECORD_KINDS, type RecordKind } from '../domain/records'
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
  const given = { kind, id: idIn(form, 'id'), input: readRecordInput(kind, form) }
  if (intent.do === 'add')
    return data(await formOf(portal, viewer, { ...given, addTo: intent.path }), { status: 200 })
  if (intent.do === 'remove') {
    return data(await formOf(portal, viewer, { ...given, input: withoutRow(given.input, intent.path ?? '') }))
  }
  const state = intent.do === 'publish' ? 'published' : 'draft'
  const added = await addFromInput(portal, viewer, { ...given, state })
  if (!added.ok) {
    return data(await formOf(portal, viewer, { ...given, problems: added.refusal }), { status: 400 })
  }
  const text = state === 'published' ? 'Published.' : 'Saved as a draft. Readers do not see it yet.'
  const link = { href: `/records/${added.value.id}/edit`, name: 'Edit it' }
  const flash = sayNext({ tone: 'pass', text, link })
  throw redirect(recordHref(added.value), { headers: { 'Set-Cookie': flash } })
}

type Given = { kind: RecordKind; id: string; input: RecordInput }

/** The form as it stands, with what it offers to choose. */
async function formOf(
  portal: Portal,
  viewer: Viewer,
  { problems = {}, addTo = null, ...given }: Given & { problems?: FieldProblems; addTo?: string | null },
) {
  const offers = offersFor(await readCatalog(portal, viewer), given.kind, given.input)
  return { ...given, problems, addTo, offers, mayPublish: mayDo(viewer.role, 'publish') }
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
