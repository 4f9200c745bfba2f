import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { useLoaderData } from '@remix-run/react'
import { readLog } from '../audit/readLog.server'
import { wholeNumberIn } from '../domain/wholeNumberIn'
import { requireUser } from '../http/requireUser'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import { LogTable } from '../ui/LogTable'
import { PageHead } from '../ui/PageHead'
import { Pager } from '../ui/Pager'
import { SelectField } from '../ui/SelectField'
import { TextField } from '../ui/TextField'

export const meta = () => [{ title: 'Log of changes – Throughline' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireUser(context, request, 'manage-settings')
  const asked = new URL(request.url).searchParams
  const filter = {
    subject: asked.get('subject') ?? '',
    subjectId: (asked.get('id') ?? '').trim(),
    actor: asked.get('actor') ?? '',
  }
  const before = wholeNumberIn(asked, 'before', 9)
  return { filter, before, ...(await readLog(context.portal, filter, before)) }
}

export default function Log() {
  const { filter, before, entries, next, subjects, actors } = useLoaderData<typeof loader>()
  const pageFrom = (seq: number | null) => {
    const query = new URLSearchParams({
      subject: filter.subject,
      id: filter.subjectId,
      actor: filter.actor,
      before: seq === null ? '' : String(seq),
    })
    for (const [name, value] of [...query]) if (!value) query.delete(name)
    return query.size > 0 ? `/log?${query}` : '/log'
  }
  const choices = (values: string[]) => [
    { value: '', name: 'all' },
    ...values.map((value) => ({ value, name: value })),
  ]
  return (
    <div className="wrap">
      <PageHead
        title="Log of changes"
        titleClass="h-page"
        standfirst="Every change through the portal, the command line or a sync: who, what, before and after. Each row carries the hash of the one before; “npm run -s throughline -- verify-log” checks them all."
      />
      <form method="get" className="log-ask">
        <SelectField name="subject" label="What" choices={choices(subjects)} defaultValue={filter.subject} />
        <TextField name="id" label="Its id" defaultValue={filter.subjectId} autoComplete="off" />
        <SelectField name="actor" label="Who" choices={choices(actors)} defaultValue={filter.actor} />
        <Button>Show</Button>
      </form>
      {entries.length > 0 ? (
        <LogTable entries={entries} />
      ) : (
        <Empty title="No change is like that">Take a part of the question away, or look at all.</Empty>
      )}
      <Pager
        label="Pages of the log"
        previous={before === null ? null : { href: pageFrom(null), name: 'Newest' }}
        next={next === null ? null : { href: pageFrom(next), name: 'Older' }}
      />
    </div>
  )
}
