import type { PacketPage } from '../../../dossier/packetPage.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { InstantText } from '../../../ui/InstantText'
import { Pager } from '../../../ui/Pager'
import { CommentForm } from './CommentForm'

/** What the team writes to each other about a packet. No reader and no export sees it. */
export function Comments({ packet }: { packet: PacketPage }) {
  const base = `/packets/${packet.id}/comments`
  if (!packet.mayComment) return null
  const { comments, open, page, pages } = packet.comments
  const hrefOf = (number: number) => `/packets/${packet.id}?comments=${number}#comments`
  return (
    <details className="side-sec noprint" id="comments" open={open > 0 || page > 1}>
      <summary>
        Comments of the team <span className="meta num">{open > 0 ? `${open} open` : 'none open'}</span>
      </summary>
      <ul className="rows">
        {comments.map((comment) => (
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
      <Pager
        label="Pages of comments"
        previous={page > 1 ? { href: hrefOf(page - 1), name: 'Newer' } : null}
        next={page < pages ? { href: hrefOf(page + 1), name: 'Older' } : null}
        place={`${page} of ${pages}`}
      />
      <CommentForm packet={packet} />
    </details>
  )
}
