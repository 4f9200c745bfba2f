import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { Notice } from '../../../ui/Notice'

/** An exhibit that was just taken out, with all that is needed to put it back: `fields` is JSON of what was said of it. */
export type RemovedExhibit = { record: string; position: string; label: string; fields: string }

/** The address of a packet's page that offers to put an exhibit back. */
export function removedHref(packetId: string, removed: RemovedExhibit): string {
  const { record, ...rest } = removed
  return `/packets/${packetId}?${new URLSearchParams({ removed: record, ...rest })}`
}

/** Reads what `removedHref` wrote; null where nothing was taken out. */
export function readRemoved(params: URLSearchParams): RemovedExhibit | null {
  const record = params.get('removed')
  const text = (name: string, most: number) => (params.get(name) ?? '').slice(0, most)
  if (!record) return null
  return {
    record: record.slice(0, 200),
    position: text('position', 4),
    label: text('label', 40),
    fields: text('fields', 8_000),
  }
}

/** Says what was taken out, and puts it back. */
export function Removed({ packetId, removed }: { packetId: string; removed: RemovedExhibit }) {
  const { record, position, fields } = removed
  return (
    <Notice tone="warn" title={`${removed.label || 'The exhibit'}, ${record}, was taken out.`}>
      <form method="post" action={`/packets/${packetId}/exhibits`}>
        <CsrfField />
        <input type="hidden" name="record" value={record} />
        <input type="hidden" name="position" value={position} />
        <input type="hidden" name="fields" value={fields} />
        <Button small>Put it back</Button>
      </form>
    </Notice>
  )
}
