import { PASSWORD_LEAST } from '../domain/credentials'
import { textIn } from '../domain/formText'
import { TextField } from './TextField'

type NewPasswordFieldsProps = {
  labels: { password: string; passwordAgain: string }
  problems: Readonly<Record<string, string | undefined>>
  /** What helps in choosing one, after its least length. */
  advice?: string
}

/** A new password, twice; `readNewPassword` reads them. */
export function NewPasswordFields({ labels, problems, advice }: NewPasswordFieldsProps) {
  const hint = [`At least ${PASSWORD_LEAST} characters.`, advice].filter(Boolean).join(' ')
  const field = { type: 'password', autoComplete: 'new-password', required: true }
  return (
    <>
      <TextField name="password" label={labels.password} hint={hint} error={problems.password} {...field} />
      <TextField
        name="passwordAgain"
        label={labels.passwordAgain}
        error={problems.passwordAgain}
        {...field}
      />
    </>
  )
}

/** What was typed into `NewPasswordFields`, as it was typed: whether the two agree is for the command to say. */
export function readNewPassword(form: FormData): { password: string; passwordAgain: string } {
  return { password: textIn(form, 'password'), passwordAgain: textIn(form, 'passwordAgain') }
}
