import type { PacketComment } from '../../../packets/packetComments.server'
import { InstantText } from '../../../ui/InstantText'

/** Named here; the rest are counted. */
const MOST_NAMED = 10
/** Characters of a comment that are shown of it. */
const SHOWN = 90

type OpenCommentsProps = {
  packetId: string
  /** The newest of those that are open. */
  comments: readonly PacketComment[]
  open: number
}

/** The comments of the team that nobody has settled yet, each with a link to where it stands. */
export function OpenComments({ packetId, comments, open }: OpenCommentsProps) {
  const named = comments.slice(-MOST_NAMED)
  const base = `/packets/${packetId}`
  if (open === 0) return null
  return (
    <section aria-labelledby="open-comments">
      <h2 className="h-ui" id="open-comments">
        Open comments ({open})
      </h2>
      <ul className="rows">
        {named.map(({ id, targetName, body, by, createdAt }) => (
          <li key={id}>
            <a href={`${base}#comment-${id}`}>
              {targetName && `${targetName}: `}
              {body.length > SHOWN ? `${body.slice(0, SHOWN)} …` : body}
            </a>{' '}
            <span className="meta">
              {by}, <InstantText at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
      <p className="hint">
        {open > named.length && (
          <>
            And <a href={`${base}#comments`}>{open - named.length} more</a>.{' '}
          </>
        )}
        They do not keep it from being sealed. What they ask for can only be done before.
      </p>
    </section>
  )
}
