import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react'
import { linkRecords } from '../catalog/linkRecords.server'
import { readCatalog } from '../catalog/readCatalog.server'
import { findNamed } from '../catalog/recordNames'
import { offered } from '../catalog/recordOffers'
import { tiesOf } from '../catalog/ties'
import { idIn, textIn } from '../domain/formText'
import { recordHref } from '../domain/recordHref'
import { LINK_INVERSE, LINK_TYPES } from '../domain/links'
import { titleOf } from '../domain/titleAndDate'
import { sayNext } from '../http/flash'
import { readForm } from '../http/forms.server'
import { notFound } from '../http/notFound'
import { requireUser } from '../http/requireUser'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/CsrfField'
import { Empty } from '../ui/Empty'
import { ErrorSummary } from '../ui/ErrorSummary'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import { SelectField } from '../ui/SelectField'
import { TextAreaField } from '../ui/TextAreaField'
import { TextField } from '../ui/TextField'
import { TieList } from '../ui/TieList'
import { useOffers } from '../ui/useOffers'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Links of ${loaded?.title ?? 'a record'} – Throughline` },
]

/** Kinds that people tie by hand most: offered by title; any other record can be named by its id. */
const OFFERED = [
  'document',
  'dispute',
  'proceeding',
  'event',
  'series',
  'statement',
  'demand',
  'milestone',
] as const

/** What the list of them is called: `useOffers` asks for more of these kinds. */
const OFFERED_LIST = OFFERED.join('-')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'edit-catalog')
  const catalog = await readCatalog(context.portal, viewer)
  const record = catalog.get(params.id ?? '')
  if (!record) throw notFound('record', params.id)
  return {
    id: record.id,
    title: titleOf(record),
    href: recordHref(record),
    ties: tiesOf(catalog, record.id),
    offers: { records: { [OFFERED_LIST]: offered(catalog, OFFERED) }, used: {}, titles: {} },
  }
}

/** Each way two records belong together, in both directions: `to:answers` from this record, `from:answers` from the other. */
const WAYS = LINK_TYPES.flatMap((type) => [
  { value: `to:${type}`, name: sentence(type) },
  { value: `from:${type}`, name: sentence(LINK_INVERSE[type]) },
])

/** "This answers …", "This is cited by …". */
function sentence(words: string): string {
  return `This ${/ by$|^filed/.test(words) ? 'is ' : ''}${words} …`
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireUser(context, request, 'edit-catalog')
  const form = await readForm(context, request)
  const given = { way: textIn(form, 'way'), other: idIn(form, 'other'), reason: textIn(form, 'reason') }
  const named = findNamed(await readCatalog(context.portal, viewer), OFFERED, given.other)
  if (given.other !== '' && !named.ok)
    return data({ given, problems: { other: named.refusal.says } as Record<string, string> }, { status: 400 })
  const other = named.ok ? named.value : ''
  const [direction, type = ''] = given.way.split(':')
  const ends =
    direction === 'from' ? { from: other, to: params.id ?? '' } : { from: params.id ?? '', to: other }
  const made = await linkRecords(context.portal, viewer, { ...ends, type, reason: given.reason })
  if (made.ok)
    throw redirect(`/records/${params.id}/links`, {
      headers: { 'Set-Cookie': sayNext({ tone: 'pass', text: 'The two are linked.' }) },
    })
  const { type: way, reason, from, to, ...rest } = made.refusal
  const problems = {
    ...rest,
    ...(way && { way }),
    ...(reason && { reason }),
    ...((from ?? to) && { other: from ?? to }),
  } as Record<string, string>
  return data({ given, problems }, { status: 400 })
}

export default function Links() {
  const { id, title, href, ties, offers: given } = useLoaderData<typeof loader>()
  const [offers, onInput] = useOffers(given)
  const refused = useActionData<typeof action>()
  const problems = refused?.problems ?? {}
  return (
    <div className="wrap">
      <PageHead
        title="Links"
        titleClass="h-page"
        meta={<bdi>{title}</bdi>}
        crumbs={[{ href, name: 'Back to the record' }]}
      />
      <Section title="To and from other records" first>
        {ties.length > 0 ? (
          <TieList id={id} ties={ties} />
        ) : (
          <Empty title="Nothing is linked to it yet">
            A link ties any two records and says why. It shows on both.
          </Empty>
        )}
      </Section>
      <Section title="Link it to another record" id="add">
        <form method="post" className="form narrow" onInput={onInput}>
          <CsrfField />
          <ErrorSummary
            errors={problems}
            labels={{ way: 'How', other: 'Other record', reason: 'Why' }}
            title="Not linked"
          />
          <SelectField
            name="way"
            label="How"
            choices={WAYS}
            defaultValue={refused?.given.way}
            error={problems.way}
          />
          <TextField
            name="other"
            label="Other record"
            hint="Type words of its title and choose it from the list. Its id does as well."
            list={`offer-${OFFERED_LIST}`}
            autoComplete="off"
            autoCapitalize="none"
            required
            defaultValue={refused?.given.other}
            error={problems.other}
          />
          <TextAreaField
            name="reason"
            label="Why"
            hint="In a sentence, with where it can be seen."
            required
            defaultValue={refused?.given.reason}
            error={problems.reason}
            dir="auto"
          />
          <datalist id={`offer-${OFFERED_LIST}`}>
            {offers.records[OFFERED_LIST]!.options.map((offer) => (
              <option key={offer.value} value={offer.value} label={offer.about || undefined} />
            ))}
          </datalist>
          <div className="btns">
            <Button look="first">Link them</Button>
          </div>
        </form>
      </Section>
    </div>
  )
}
