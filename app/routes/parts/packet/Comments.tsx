import type { PacketPage } from '../../../dossier/packetPage.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { CommentForm } from './CommentForm'

/** What the team writes to each other about a packet. No reader and no export sees it. */
export function Comments({ packet }: { packet: PacketPage }) {
  const base = `/packets/${packet.id}/comments`
  if (!packet.mayComment) return null
  const open = packet.comments.filter(({ resolvedBy }) => resolvedBy === null).length
  return (
    <details className="side-sec noprint" id="comments" open={open > 0}>
      <summary>
        Comments of the team <span className="meta num">{open > 0 ? `${open} open` : 'none open'}</span>
      </summary>
      <ul className="rows">
        {packet.comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <p className="meta">
              {comment.targetName && `${comment.targetName}. `}
              {comment.by}, <InstantText at={comment.createdAt} />
              {comment.resolvedBy && `. Settled by ${comment.resolvedBy}`}
            </p>
            <p className="keep-lines">{comment.body}</p>
            <form method="post" action={`${base}/${comment.id}`}>
              <CsrfField />
              <Button small look="plain" name="state" value={comment.resolvedBy ? 'open' : 'resolved'}>
                {comment.resolvedBy ? 'Reopen' : 'Resolve'}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <CommentForm packet={packet} />
    </details>
  )
}
