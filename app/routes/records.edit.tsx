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
import { mayDo, type Viewer } from '../domain/roles'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireAccount } from '../http/requireUser'
import type { Portal } from '../portal.server'
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
  const { id, kind } = record
  const input = inputOf(record)
  const offers = offersFor(await readCatalog(context.portal, viewer), kind, input)
  const form = { kind, input, problems: {}, addTo: null, offers }
  const may = { publish: mayDo(viewer.role, 'publish'), link: mayDo(viewer.role, 'edit-catalog') }
  const head = { id, title: titleOf(record), href: recordHref(record), base: canonicalJson(record) }
  return { ...standing, ...head, form, may }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { portal } = context
  const editable = await findEditable(portal, viewer, params.id ?? '')
  if (!editable) throw notFound('record that you may edit', params.id)
  const present = editable.record
  const form = await readForm(context, request)
  const base = readVersion(form.get('base'), present)
  const revision = Number(form.get('revision'))
  const edit: Edit = { portal, viewer, present, revision, base, baseText: String(form.get('base') ?? '') }
  const intent = readIntent(form.get('intent'))
  if (intent.do === 'settle') return settle(edit, form)
  const input = readRecordInput(present.kind, form)
  if (intent.do === 'add') return again(edit, input, { addTo: intent.path, status: 200 })
  if (intent.do === 'remove') return again(edit, withoutRow(input, intent.path ?? ''), { status: 200 })
  const parsed = parseRecordInput(present.kind, present.id, input)
  if (!parsed.ok) return again(edit, input, { problems: parsed.refusal, status: 400 })
  const done = await saveRecord(portal, viewer, { mine: parsed.value, revision, base })
  if (done.ok) return saved(done.value)
  return done.refusal.because === 'problems'
    ? again(edit, input, { problems: done.refusal.problems, status: 400 })
    : refused(edit, done.refusal, parsed.value)
}

/** Somebody's change of a record. `base` is the version that they began from, null where the form has none; `baseText` what the form has. */
type Edit = {
  portal: Portal
  viewer: Exclude<Viewer, { role: 'reader' }>
  present: CatalogRecord
  revision: number
  base: CatalogRecord | null
  baseText: string
}

/** Takes what somebody chose between their version and another's that was saved first. */
async function settle(edit: Edit, form: FormData) {
  const { portal, viewer, present, base, revision } = edit
  const mine = readVersion(form.get('mine'), present)
  if (!mine) return again(edit, inputOf(present), { problems: { form: UNREADABLE }, status: 400 })
  const settled = await settleConflict(portal, viewer, { mine, base, revision, choices: choicesIn(form) })
  return settled.ok ? saved(settled.value) : refused(edit, settled.refusal, mine)
}

const UNREADABLE = 'What you had written could not be read again. Here is the record as it is now.'

/** The form once more, with what was typed and what is wrong with it. */
async function again(
  { portal, viewer, present: { kind }, revision, baseText }: Edit,
  input: RecordInput,
  said: { problems?: Record<string, string>; addTo?: string | null; status: number },
) {
  const { problems = {}, addTo = null, status } = said
  const offers = offersFor(await readCatalog(portal, viewer), kind, input)
  const form = { kind, input, problems, addTo, offers }
  return data({ form, conflict: null, base: baseText, revision }, { status })
}

function refused(edit: Edit, refusal: SaveRefusal, mine: CatalogRecord) {
  if (refusal.because === 'gone') throw notFound('record that you may edit', edit.present.id)
  if (refusal.because === 'problems')
    return again(edit, inputOf(mine), { problems: refusal.problems, status: 422 })
  const { revision, by, at, versions } = refusal.conflict
  const conflict = { by, at, versions, mine: canonicalJson(mine), problems: {} as Record<string, string> }
  const base = edit.base ? canonicalJson(edit.base) : ''
  return data({ form: null, conflict, base, revision }, { status: 409 })
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
