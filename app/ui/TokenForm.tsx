import { Button } from './Button'
import { CsrfField } from './CsrfField'
import { TextField } from './TextField'

/** Asks what a token is for, and makes it. */
export function TokenForm({ error }: { error?: string }) {
  return (
    <form method="post" action="/account/tokens" className="form narrow">
      <CsrfField />
      <TextField
        name="name"
        label="What it is for"
        hint="“Saturday’s capture script”."
        maxLength={80}
        required
        error={error}
      />
      <div className="btns">
        <Button>Make a token</Button>
      </div>
    </form>
  )
}
