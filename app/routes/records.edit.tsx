import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import { offersFor } from '../catalog/recordOffers'
import { findEditable, saveRecord, settleConflict, type SaveRefusal } from '../catalog/saveRecord.server'
import { canonicalJson } from '../domain/canonicalJson'
import { KIND_WORDS } from '../domain/recordFields'
import {
  inputOf,
  parseRecordInput,
  readIntent,
  readRecordInput,
  withoutRow,
  type RecordInput,
} from '../domain/recordInput'
import { recordHref } from '../domain/recordHref'
import { recordSchema, type CatalogRecord } from '../domain/records'
import { titleOf } from '../domain/titleAndDate'
import { mayDo } from '../domain/roles'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import { Button, buttonClass } from '../ui/Button'
import { ConflictForm } from '../ui/ConflictForm'
import { EditAside } from '../ui/EditAside'
import { PageHead } from '../ui/PageHead'
import { RecordForm } from '../ui/RecordForm'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Edit ${loaded?.title ?? 'record'} – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const editable = await findEditable(context.portal, viewer, params.id ?? '')
  if (!editable) throw notFound('record that you may edit', params.id)
  const { record, ...standing } = editable
  const input = inputOf(record)
  const offers = offersFor(await readCatalog(context.portal, viewer), record.kind, input)
  const form = { kind: record.kind, input, problems: {}, addTo: null, offers }
  const may = { publish: mayDo(viewer.role, 'publish'), link: mayDo(viewer.role, 'edit-catalog') }
  return {
    ...standing,
    id: record.id,
    title: titleOf(record),
    href: recordHref(record),
    base: canonicalJson(record),
    form,
    may,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { portal } = context
  const editable = await findEditable(portal, viewer, params.id ?? '')
  if (!editable) throw notFound('record that you may edit', params.id)
  const { kind, id } = editable.record
  const form = await readForm(context, request)
  const intent = readIntent(form.get('intent'))
  const revision = Number(form.get('revision'))
  const base = readVersion(form.get('base'), editable.record)
  const again = async (
    input: RecordInput,
    problems: Record<string, string>,
    addTo: string | null,
    status: number,
  ) => {
    const offers = offersFor(await readCatalog(portal, viewer), kind, input)
    return data(
      {
        form: { kind, input, problems, addTo, offers },
        conflict: null,
        base: String(form.get('base') ?? ''),
        revision,
      },
      { status },
    )
  }
  if (intent.do === 'settle') {
    const mine = readVersion(form.get('mine'), editable.record)
    if (!mine)
      return again(
        inputOf(editable.record),
        { form: 'What you had written could not be read again. Here is the record as it is now.' },
        null,
        400,
      )
    const settled = await settleConflict(portal, viewer, { mine, base, revision, choices: choicesIn(form) })
    return settled.ok ? saved(settled.value) : refused(settled.refusal, mine)
  }
  const input = readRecordInput(kind, form)
  if (intent.do === 'add') return again(input, {}, intent.path, 200)
  if (intent.do === 'remove') return again(withoutRow(input, intent.path ?? ''), {}, null, 200)
  const parsed = parseRecordInput(kind, id, input)
  if (!parsed.ok) return again(input, parsed.refusal, null, 400)
  const done = await saveRecord(portal, viewer, { mine: parsed.value, revision, base })
  if (done.ok) return saved(done.value)
  return done.refusal.because === 'problems'
    ? again(input, done.refusal.problems, null, 400)
    : refused(done.refusal, parsed.value)

  function refused(refusal: SaveRefusal, mine: CatalogRecord) {
    if (refusal.because === 'gone') throw notFound('record that you may edit', id)
    if (refusal.because === 'problems') return again(inputOf(mine), refusal.problems, null, 422)
    const { revision: present, by, at, versions } = refusal.conflict
    const conflict = { by, at, versions, mine: canonicalJson(mine), problems: {} as Record<string, string> }
    return data(
      { form: null, conflict, base: base ? canonicalJson(base) : '', revision: present },
      { status: 409 },
    )
  }
}

function saved(record: CatalogRecord): never {
  const link = { href: `/records/${record.id}/history`, name: 'See what changed' }
  throw redirect(recordHref(record), {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: 'Saved.', link }) },
  })
}

/** A whole version that a form carried along; null unless it is one of this record. */
function readVersion(text: unknown, present: CatalogRecord): CatalogRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(String(text)))
    return parsed.success && parsed.data.id === present.id && parsed.data.kind === present.kind
      ? parsed.data
      : null
  } catch {
    return null
  }
}

function choicesIn(form: FormData): Record<string, 'theirs' | 'mine'> {
  const chosen = [...form].filter(([name]) => name.startsWith('keep.'))
  return Object.fromEntries(
    chosen.map(([name, value]) => [name.slice(5), value === 'mine' ? 'mine' : 'theirs']),
  )
}

export default function EditRecord() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const word = KIND_WORDS[loaded.form.kind].one
  const { base, revision } = answer ?? loaded
  const crumbs = [{ href: loaded.href, name: `Back to the ${word}` }]
  if (answer?.conflict) {
    return (
      <div className="wrap">
        <PageHead title={`Two versions of “${loaded.title}”`} titleClass="h-page" crumbs={crumbs} />
        <ConflictForm kind={loaded.form.kind} {...answer.conflict} revision={revision} base={base} />
      </div>
    )
  }
  return (
    <div className="wrap">
      <PageHead title={`Edit ${word}`} titleClass="h-page" crumbs={crumbs} meta={<bdi>{loaded.title}</bdi>} />
      <div className="edit-two">
        <RecordForm {...(answer?.form ?? loaded.form)} hidden={{ revision: String(revision), base }}>
          <div className="btns">
            <Button look="first" name="intent" value="save">
              Save {word}
            </Button>
            <a className={buttonClass()} href={loaded.href}>
              Cancel
            </a>
          </div>
        </RecordForm>
        <EditAside {...loaded} />
      </div>
    </div>
  )
}
