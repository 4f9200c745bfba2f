import type { Citations } from '../../catalog/citeRecord'
import { mayDo } from '../../domain/roles'
import { AddToPacket } from '../../ui/AddToPacket'
import { buttonClass } from '../../ui/Button'
import { useRootData } from '../../ui/rootData'
import { CiteThis } from './CiteThis'

type RecordActionsProps = { id: string; name: string; citations: Citations; timelineHref?: string }

/** What one can do with a record from its page. Editing shows to those who may. */
export function RecordActions({ id, name, citations, timelineHref }: RecordActionsProps) {
  const role = useRootData()?.viewer.role ?? 'reader'
  return (
    <div className="btns">
      <AddToPacket recordIds={[id]} name={name} />
      {timelineHref && (
        <a className={buttonClass()} href={timelineHref}>
          See on the timeline
        </a>
      )}
      {mayDo(role, 'edit-catalog') && (
        <a className={buttonClass()} href={`/records/${id}/edit`}>
          Edit
        </a>
      )}
      <CiteThis citations={citations} />
    </div>
  )
}
