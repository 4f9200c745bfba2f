import { countOf } from '../../../domain/labels'
import { Button } from '../../../ui/Button'
import { CsrfField } from '../../../ui/CsrfField'
import { SelectField } from '../../../ui/SelectField'
import { TextField } from '../../../ui/TextField'
import { PlaceList } from './PlaceList'
import { REASON_CHOICES, type RedactionsView } from './redactionsView'

type WordsFormProps = {
  page: RedactionsView
  sent: Record<string, string> | undefined
  errors: Record<string, string | undefined>
}

/** Words to be taken out wherever they stand: tried out first, and shown where they are. */
export function WordsForm({ page, sent, errors }: WordsFormProps) {
  const { brief, base, tried, sheet } = page
  const action = `${brief.href}/redactions`
  return (
    <section className="side-sec" aria-labelledby="rx-words">
      <h2 id="rx-words">Words</h2>
      <form method="get" action={action} className="rx-try">
        <input type="hidden" name="version" value={base.number} />
        <input type="hidden" name="page" value={sheet.number} />
        <TextField
          name="words"
          label="Words to take out"
          hint="In any case, over line and page breaks, hyphenated or letterspaced."
          defaultValue={tried?.words ?? sent?.words ?? ''}
          error={errors.words}
          maxLength={500}
        />
        <Button>Show where they stand</Button>
      </form>
      {tried && (
        <div className="rx-tried">
          <p aria-live="polite">
            {tried.count === 0 ? (
              <b>They stand nowhere in this version.</b>
            ) : (
              <>
                <b>{countOf(tried.count, 'place')}</b> would be taken out.
              </>
            )}
          </p>
          <PlaceList places={tried.places} count={tried.count} page={page} />
          {tried.count > 0 && (
            <form method="post" action={action}>
              <CsrfField />
              <input type="hidden" name="kind" value="words" />
              <input type="hidden" name="version" value={base.number} />
              <input type="hidden" name="at" value={tried.places[0]!.page} />
              <input type="hidden" name="words" value={tried.words} />
              <SelectField
                name="code"
                label="Reason"
                id="words-code"
                choices={REASON_CHOICES}
                defaultValue="CONF"
              />
              <Button look="first">Take them out everywhere</Button>
            </form>
          )}
        </div>
      )}
    </section>
  )
}
