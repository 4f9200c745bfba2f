import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import { nextPosition, offersFor } from '../catalog/recordOffers'
import { addRecord } from '../catalog/saveRecord.server'
import { idIn } from '../domain/formText'
import { KIND_WORDS } from '../domain/recordFields'
import {
  blankInput,
  parseRecordInput,
  readIntent,
  readRecordInput,
  withoutRow,
  type RecordInput,
} from '../domain/recordInput'
import { recordHref } from '../domain/recordHref'
import { RECORD_KINDS, type RecordKind } from '../domain/records'
import { mayDo } from '../domain/roles'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
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
  const catalog = await readCatalog(context.portal, viewer)
  const known = Object.fromEntries(new URL(request.url).searchParams)
  const parent = known.document ?? known.proceeding ?? known.series ?? null
  const position = nextPosition(catalog, kind, parent)
  const input = blankInput(kind, { ...(position !== null && { position: String(position) }), ...known })
  return {
    kind,
    id: '',
    input,
    problems: {} as Record<string, string>,
    addTo: null,
    offers: offersFor(catalog, kind, input),
    mayPublish: mayDo(viewer.role, 'publish'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const kind = kindIn(params.kind)
  const form = await readForm(context, request)
  const id = idIn(form, 'id')
  const intent = readIntent(form.get('intent'))
  const input = readRecordInput(kind, form)
  const again = async (
    shown: RecordInput,
    problems: Record<string, string>,
    addTo: string | null,
    status: number,
  ) => {
    const offers = offersFor(await readCatalog(context.portal, viewer), kind, shown)
    return data(
      { kind, id, input: shown, problems, addTo, offers, mayPublish: mayDo(viewer.role, 'publish') },
      { status },
    )
  }
  if (intent.do === 'add') return again(input, {}, intent.path, 200)
  if (intent.do === 'remove') return again(withoutRow(input, intent.path ?? ''), {}, null, 200)
  const parsed = parseRecordInput(kind, id || 'id-made-from-the-title', input)
  if (!parsed.ok) return again(input, parsed.refusal, null, 400)
  const state = intent.do === 'publish' ? 'published' : 'draft'
  const added = await addRecord(context.portal, viewer, { record: parsed.value, makeId: id === '', state })
  if (!added.ok) return again(input, added.refusal, null, 400)
  const text = state === 'published' ? 'Published.' : 'Saved as a draft. Readers do not see it yet.'
  const flash = sayNext({
    tone: 'pass',
    text,
    link: { href: `/records/${added.value.id}/edit`, name: 'Edit it' },
  })
  throw redirect(recordHref(added.value), { headers: { 'Set-Cookie': flash } })
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
