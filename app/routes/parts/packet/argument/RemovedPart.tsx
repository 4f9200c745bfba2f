import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { Notice } from '../../../../ui/Notice'

/** A part of the argument that was just taken out, and the last revision that had it. */
type PartTaken = { part: string; from: string }

/** Reads what the address says was taken out; null where nothing was. */
export function readRemovedPart(params: URLSearchParams): PartTaken | null {
  const [part, from] = [params.get('part'), params.get('from')]
  return part && from ? { part: part.slice(0, 40), from: from.slice(0, 10) } : null
}

/** Says that a part was taken out, and puts it back. */
export function RemovedPart({ packetId, removed }: { packetId: string; removed: PartTaken }) {
  return (
    <Notice tone="warn" title="A part of the argument was taken out.">
      <form method="post" action={`/packets/${packetId}/argument/restore`}>
        <CsrfField />
        <input type="hidden" name="part" value={removed.part} />
        <input type="hidden" name="from" value={removed.from} />
        <Button small>Put it back</Button>
      </form>
    </Notice>
  )
}
