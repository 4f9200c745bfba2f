import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { KIND_WORDS } from '../domain/recordFields'
import { RECORD_KINDS, type RecordKind } from '../domain/records'
import { requireAccount } from '../http/requireUser'
import { PageHead } from '../ui/PageHead'

export const meta = () => [{ title: 'Add to the record – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAccount(context, request, 'draft')
  return null
}

const HOLDS: { [Kind in RecordKind]: string } = {
  source: 'Where something was read: an article, a filing, a data set.',
  organization: 'A network, a company, an agency, a group.',
  person: 'Somebody with a role at a time.',
  dispute: 'A conflict between named parties, with a start and perhaps an end.',
  document: 'A letter, a filing, a report, an order.',
  statement: 'Words that somebody said, verbatim, with the document that has them.',
  demand: 'What a letter asks for, and by when.',
  event: 'Something that happened on a date.',
  proceeding: 'A matter that an agency decides.',
  milestone: 'A dated step of a proceeding.',
  series: 'One metric over time, by one method.',
  point: 'One period of a series.',
}

export default function NewRecord() {
  return (
    <div className="wrap">
      <PageHead title="Add to the record" titleClass="h-page" />
      <ul className="kind-choices">
        {RECORD_KINDS.map((kind) => (
          <li key={kind}>
            <a href={`/records/new/${kind}`}>{KIND_WORDS[kind].one}</a>
            <p className="meta">{HOLDS[kind]}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
