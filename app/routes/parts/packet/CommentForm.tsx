import { MOST_COMMENT } from '../../../domain/packetComment'
import type { CommentInput } from '../../../packets/packetComments.server'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { SelectField, type Choice } from '../../../ui/SelectField'
import { TextAreaField } from '../../../ui/TextAreaField'

type CommentFormProps = {
  packet: { id: string; commentTargets: readonly Choice[] }
  /** What was refused, to be mended. */
  sent?: CommentInput
  errors?: Record<string, string | undefined>
}

/** A comment to be written, about the packet or a part of it. */
export function CommentForm({ packet, sent, errors = {} }: CommentFormProps) {
  return (
    <form method="post" action={`/packets/${packet.id}/comments`} className="pk-comment">
      <CsrfField />
      <SelectField
        name="target"
        label="About"
        choices={packet.commentTargets}
        defaultValue={sent?.target}
        error={errors.target}
      />
      <TextAreaField
        name="body"
        label="Comment"
        rows={3}
        required
        maxLength={MOST_COMMENT}
        defaultValue={sent?.body}
        error={errors.body}
      />
      <Button small>Comment</Button>
    </form>
  )
}
