import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Notice } from '../../../ui/Notice'

/** An exhibit that was just taken out, with all that is needed to put it back. */
export type RemovedExhibit = { record: string; position: string; caption: string; chart: string }

/** The address of a packet's page that offers to put an exhibit back. */
export function removedHref(packetId: string, removed: RemovedExhibit): string {
  const { record, ...rest } = removed
  return `/packets/${packetId}?${new URLSearchParams({ removed: record, ...rest })}`
}

/** Reads what `removedHref` wrote; null where nothing was taken out. */
export function readRemoved(params: URLSearchParams): RemovedExhibit | null {
  const record = params.get('removed')
  const text = (name: string) => (params.get(name) ?? '').slice(0, 2_000)
  return record
    ? {
        record: record.slice(0, 200),
        position: text('position'),
        caption: text('caption'),
        chart: text('chart'),
      }
    : null
}

/** Says what was taken out, and puts it back. */
export function Removed({ packetId, removed }: { packetId: string; removed: RemovedExhibit }) {
  return (
    <Notice tone="warn" title={`Exhibit ${removed.position}, ${removed.record}, was taken out.`}>
      <form method="post" action={`/packets/${packetId}/exhibits`}>
        <CsrfField />
        {Object.entries(removed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button small>Put it back</Button>
      </form>
    </Notice>
  )
}
