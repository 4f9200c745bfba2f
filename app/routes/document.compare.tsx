import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { compareTwo } from '../catalog/compareVersions.server'
import { versionsOf } from '../catalog/versions.server'
import { requireUser } from '../http/requireUser'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { SelectField } from '../ui/SelectField'
import { requireDocument } from './parts/document/requireDocument.server'
import { VersionChanges } from './parts/versions/VersionChanges'
import { nameVersion } from './parts/versions/nameVersion'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Versions of ${data?.brief.title ?? 'a document'} compared – Throughline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const { catalog, brief } = await requireDocument(context.portal, viewer, params.documentId)
  const two = readTwo(new URL(request.url).searchParams)
  const versions = await versionsOf(context.portal, catalog, brief.id)
  const compared = await compareTwo(context.portal, versions, two)
  return {
    brief,
    choices: versions.map((version) => ({ value: String(version.number), name: nameVersion(version) })),
    asked: { from: compared?.from.number ?? two.from, to: compared?.to.number ?? two.to },
    difference: compared?.difference ?? null,
  }
}

/** The numbers of the versions asked for: null where none is named, 0 where what is named is no number. */
function readTwo(asked: URLSearchParams) {
  const numberIn = (name: string) => (asked.has(name) ? Number(asked.get(name)) || 0 : null)
  return { from: numberIn('from'), to: numberIn('to') }
}

export default function CompareVersions() {
  const { brief, choices, asked, difference } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <PageHead
        title="Two versions compared"
        titleClass="h-page"
        crumbs={[
          { href: brief.href, name: brief.title },
          { href: `${brief.href}/versions`, name: 'Versions' },
        ]}
      />
      {choices.length > 1 && (
        <form className="cmp-choose" action={`${brief.href}/compare`}>
          <SelectField name="from" label="From" choices={choices} defaultValue={String(asked.from ?? '')} />
          <SelectField name="to" label="To" choices={choices} defaultValue={String(asked.to ?? '')} />
          <Button>Compare</Button>
        </form>
      )}
      {difference === null ? (
        <Empty
          level="h2"
          title={choices.length < 2 ? 'There is nothing to compare.' : 'Choose two different versions.'}
        >
          {choices.length < 2 && (
            <p>
              {choices.length === 0
                ? 'No original of this document was read yet'
                : 'This document has one version'}
              : a comparison takes two versions.
            </p>
          )}
        </Empty>
      ) : (
        <VersionChanges difference={difference} from={asked.from ?? 0} to={asked.to ?? 0} href={brief.href} />
      )}
    </div>
  )
}
