import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { readCatalog } from '../catalog/readCatalog.server'
import type { Catalog } from '../catalog/catalog'
import {
  askedAgain,
  askOf,
  formStateOf,
  meantBy,
  type SaidOfForm,
  type UnknownName,
} from '../catalog/recordForm'
import { explainWithdrawal } from '../catalog/recordState.server'
import {
  findEditable,
  saveRecord,
  settleConflict,
  type EditableRecord,
  type RecordState,
  type SaveRefusal,
} from '../catalog/saveRecord.server'
import { canonicalJson } from '../domain/canonicalJson'
import { readStanding, type Standing } from '../domain/filing/foundIdentifiers'
import { ACTOR_KINDS, readNewActors } from '../domain/newActor'
import { KIND_WORDS } from '../domain/recordFields'
import {
  inputOf,
  readIntent,
  readRecordInput,
  withoutRow,
  withText,
  type FormIntent,
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
import { proposalsFor } from '../ingest/proposedFacts.server'
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
  const catalog = await readCatalog(context.portal, viewer)
  const proposed = await proposalsFor(context.portal, record)
  const form = formStateOf(catalog, { kind, input: inputOf(record) }, { proposed })
  const may = { publish: mayDo(viewer.role, 'publish'), link: mayDo(viewer.role, 'edit-catalog') }
  const head = { id, title: titleOf(record), href: recordHref(record), base: canonicalJson(record) }
  return { ...standing, ...head, form, may }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireAccount(context, request, 'draft')
  const { portal } = context
  const editable = await findEditable(portal, viewer, params.id ?? '')
  if (!editable) throw notFound('record that you may edit', params.id)
  const { kind, id } = editable.record
  const form = await readForm(context, request)
  const intent = readIntent(form.get('intent'))
  const edit = await readEdit(portal, viewer, editable, form, intent)
  if (intent.do === 'settle') return settle(edit, form)
  const typed = readRecordInput(kind, form)
  const input = inputAfter(intent, typed)
  const meant = meantBy(edit.catalog, { kind, id, input, newActors: readNewActors(form) })
  const { unknown } = meant.ok ? meant.value : meant.refusal
  if (['add', 'remove', 'take'].includes(intent.do))
    return again(edit, input, { unknown, addTo: intent.do === 'add' ? intent.path : null, status: 200 })
  if (!meant.ok) return again(edit, input, { ...meant.refusal, status: 400 })
  const { record: mine, added } = meant.value
  const { revision, base, state, standing } = edit
  const done = await saveRecord(portal, viewer, { mine, added, revision, base, state, standing })
  return done.ok ? saved(edit, done.value) : refused(edit, done.refusal, { input, mine, added, unknown })
}

/** What was typed, with what a button asks for done to it. */
function inputAfter({ do: asked, path }: FormIntent, typed: RecordInput): RecordInput {
  if (asked === 'remove') return withoutRow(typed, path ?? '')
  return asked === 'take' ? withText(typed, path ?? '') : typed
}

/** Somebody's change of a record. `base` is the version that they began from, null where the form has none; `baseText` what the form has. */
type Edit = {
  portal: Portal
  viewer: Exclude<Viewer, { role: 'reader' }>
  catalog: Catalog
  present: CatalogRecord
  revision: number
  base: CatalogRecord | null
  baseText: string
  /** What the record is to be; undefined where it stays what it is. */
  state: RecordState | undefined
  /** Why what looks like personal data in it may be published. */
  standing: Standing
}

async function readEdit(
  portal: Portal,
  viewer: Edit['viewer'],
  { record: present }: EditableRecord,
  form: FormData,
  intent: FormIntent,
): Promise<Edit> {
  const baseText = String(form.get('base') ?? '')
  const asked = intent.do === 'settle' ? form.get('state') : STATE_OF[intent.do]
  return {
    ...{ portal, viewer, present, baseText, base: readVersion(baseText, present) },
    catalog: await readCatalog(portal, viewer),
    revision: Number(form.get('revision')),
    standing: readStanding(form),
    state: asked === 'published' || asked === 'draft' ? asked : undefined,
  }
}

const STATE_OF: Record<string, RecordState> = { publish: 'published', withdraw: 'draft' }

/** Takes what somebody chose between their version and another's that was saved first. */
async function settle(edit: Edit, form: FormData) {
  const { portal, viewer, present, base, revision, state, standing } = edit
  const mine = readVersion(form.get('mine'), present)
  if (!mine) return again(edit, inputOf(present), { problems: { form: UNREADABLE }, status: 400 })
  const added = readAdded(form.get('added'))
  const draft = { mine, added, base, revision, state, standing }
  const settled = await settleConflict(portal, viewer, { ...draft, choices: choicesIn(form) })
  if (settled.ok) return saved(edit, settled.value)
  const { why, tried } = settled.refusal
  return refused(edit, why, { ...askedAgain(tried.kind, inputOf(tried), added), mine: tried, added })
}

const UNREADABLE = 'What you had written could not be read again. Here is the record as it is now.'

type Said = SaidOfForm & { status: number }

/** The form once more, with what was typed and what is wrong with it. */
async function again({ portal, catalog, present, revision, baseText }: Edit, input: RecordInput, said: Said) {
  const proposed = await proposalsFor(portal, present)
  const form = formStateOf(catalog, { kind: present.kind, input }, { ...said, proposed })
  return data({ form, conflict: null, base: baseText, revision }, { status: said.status })
}

type Refused = { input: RecordInput; mine: CatalogRecord; added: CatalogRecord[]; unknown: UnknownName[] }

function refused(edit: Edit, refusal: SaveRefusal, { input, mine, added, unknown }: Refused) {
  switch (refusal.because) {
    case 'gone':
      throw notFound('record that you may edit', edit.present.id)
    case 'problems':
      return again(edit, input, { problems: refusal.problems, unknown, status: 400 })
    case 'identifiers': {
      const asked = askOf(refusal.found, edit.standing, edit.state === 'published' ? 'publish' : 'save')
      return again(edit, input, { ...asked, unknown, status: 422 })
    }
    case 'named-by':
    case 'in-packets':
      return again(edit, input, { problems: { form: explainWithdrawal(refusal) }, unknown, status: 422 })
  }
  const { revision, by, at, versions } = refusal.conflict
  const carried = { mine: canonicalJson(mine), added: canonicalJson(added), state: edit.state ?? '' }
  const base = edit.base ? canonicalJson(edit.base) : ''
  return data({ form: null, conflict: { by, at, versions, carried }, base, revision }, { status: 409 })
}

function saved({ state }: Edit, record: CatalogRecord): never {
  const link = { href: `/records/${record.id}/history`, name: 'See what changed' }
  const text = state ? SAID[state] : 'Saved.'
  throw redirect(recordHref(record), {
    headers: { 'Set-Cookie': sayNext({ tone: 'pass', text, link }) },
  })
}

const SAID: Record<RecordState, string> = {
  published: 'Saved and published. Every reader sees it.',
  draft: 'Saved and withdrawn. Readers no longer see it.',
}

/** New people and organizations that a form carried along; none where they cannot be read. */
function readAdded(text: unknown): CatalogRecord[] {
  try {
    const parsed = recordSchema.array().safeParse(JSON.parse(String(text)))
    const isNew = (it: CatalogRecord) => ACTOR_KINDS.some((kind) => kind === it.kind)
    return parsed.success ? parsed.data.filter(isNew) : []
  } catch {
    return []
  }
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
          <SaveButtons word={word} href={loaded.href} state={loaded.may.publish ? loaded.state : null} />
        </RecordForm>
        <EditAside {...loaded} />
      </div>
    </div>
  )
}

/** `state` is null for those who may not publish. */
function SaveButtons({ word, href, state }: { word: string; href: string; state: RecordState | null }) {
  return (
    <div className="btns">
      <Button look="first" name="intent" value="save">
        {state === 'draft' ? 'Save draft' : `Save ${word}`}
      </Button>
      {state === 'draft' && (
        <Button name="intent" value="publish">
          Save and publish
        </Button>
      )}
      {state === 'published' && (
        <Button name="intent" value="withdraw">
          Save and withdraw to a draft
        </Button>
      )}
      <a className={buttonClass()} href={href}>
        Cancel
      </a>
    </div>
  )
}
