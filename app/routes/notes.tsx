import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { listNotes } from '../annotations/list/listNotes.server'
import { readNoteFilter, writeNoteFilter } from '../annotations/list/noteFilter'
import { mayDo } from '../domain/roles'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { requireUser } from '../http/requireUser'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { PageHead } from '../ui/PageHead'
import { Pager } from '../ui/Pager'
import { SelectField } from '../ui/SelectField'
import { TextField } from '../ui/TextField'
import { NoteRows } from './parts/notes/NoteRows'

export const meta = () => [{ title: 'Notes – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(context, request, 'read')
  const asked = new URL(request.url).searchParams
  const filter = readNoteFilter(asked)
  const page = wholeNumberIn(asked, 'page') || 1
  const list = await listNotes(context.portal, viewer, filter, page)
  return { filter, list, mayAnnotate: mayDo(viewer.role, 'annotate') }
}

const LABELS = [
  ['kind', 'Kind'],
  ['state', 'State'],
  ['author', 'Author'],
  ['tag', 'Tag'],
  ['document', 'Document'],
  ['proceeding', 'Proceeding'],
] as const

const EXPORTS = [
  ['csv', 'CSV'],
  ['md', 'Markdown'],
  ['jsonld', 'W3C JSON-LD'],
  ['hypothesis', 'Hypothesis'],
] as const

export default function Notes() {
  const { filter, list, mayAnnotate } = useLoaderData<typeof loader>()
  const asked = writeNoteFilter(filter)
  const pageHref = (page: number) => {
    const query = writeNoteFilter(filter, page > 1 ? { page: String(page) } : {})
    return query === '' ? '/notes' : `/notes?${query}`
  }
  return (
    <div className="wrap">
      <PageHead
        title="Notes"
        titleClass="h-page"
        standfirst="Every note, highlight, statement, demand and claim that is pinned to words of a document, as far as you may read them."
      />
      <form className="doc-filter" role="search" aria-label="Notes">
        <TextField name="q" label="Words" type="search" defaultValue={filter.text ?? ''} />
        {LABELS.map(([name, label]) => (
          <Facet key={name} name={name} label={label} values={list.facets[name]} chosen={filter[name]} />
        ))}
        <div className="btns">
          <Button>Show</Button>
        </div>
      </form>
      <div className="bar notes-bar">
        <p className="doc-count" role="status">
          <b>{list.count.toLocaleString('en')}</b> of {list.total.toLocaleString('en')}{' '}
          {list.total === 1 ? 'note' : 'notes'}
          {asked !== '' && (
            <>
              . <a href="/notes">Show all</a>
            </>
          )}
        </p>
        {list.count > 0 && (
          <p className="meta notes-export">
            Export these as{' '}
            {EXPORTS.map(([format, name]) => (
              <a
                key={format}
                href={`/notes/export?${asked === '' ? '' : `${asked}&`}format=${format}`}
                download
              >
                {name}
              </a>
            ))}
            {list.hasPdf && (
              <a href={`/documents/${filter.document}/annotations.pdf`} download>
                PDF with notes
              </a>
            )}
          </p>
        )}
      </div>
      {list.rows.length > 0 ? (
        <NoteRows rows={list.rows} />
      ) : (
        <Empty
          level="h2"
          title={list.total === 0 ? 'There is no note that you may read' : 'No note is like that'}
        >
          {list.total === 0
            ? mayAnnotate
              ? 'Open a document, select words of it, and press “a”.'
              : 'Those who have an account write them; what they make public stands here.'
            : 'Take a part of the question away, or show all.'}
        </Empty>
      )}
      <Pager
        label="Pages of notes"
        previous={list.page > 1 ? { href: pageHref(list.page - 1), name: 'Newer' } : null}
        next={list.page < list.pages ? { href: pageHref(list.page + 1), name: 'Older' } : null}
        place={`${list.page} of ${list.pages}`}
      />
    </div>
  )
}

type FacetProps = {
  name: string
  label: string
  values: readonly { value: string; name: string; count: number }[]
  chosen: string | null
}

function Facet({ name, label, values, chosen }: FacetProps) {
  const isKnown = chosen === null || values.some(({ value }) => value === chosen)
  const choices = [
    { value: '', name: 'Any' },
    ...values.map(({ value, name: shown, count }) => ({ value, name: `${shown} (${count})` })),
    ...(isKnown ? [] : [{ value: chosen, name: `${chosen} (0)` }]),
  ]
  return <SelectField name={name} label={label} choices={choices} defaultValue={chosen ?? ''} />
}
