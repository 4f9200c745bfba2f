import type { FormEvent } from 'react'
import type { BlockKind } from '../../../../domain/argument/argument'
import type { BlockChoices } from '../../../../packets/argument/blockChoices'
import { BLOCK_LABELS } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { SelectField } from '../../../../ui/SelectField'
import { TextField } from '../../../../ui/TextField'

type NarrowChoicesProps = {
  kind: BlockKind
  /** Names the part that is still to be made; null for one that is there. */
  coming: { part: string; after: string | null } | null
  asked: { q: string; series: string }
  /** Null for a part that needs none. */
  series: BlockChoices['series'] | null
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/** A search among what may be chosen, and the series whose services are offered. */
export function NarrowChoices({ kind, coming, asked, series, onSubmit }: NarrowChoicesProps) {
  return (
    <form method="get" className="form pk-narrow" onSubmit={onSubmit}>
      {coming && (
        <>
          <input type="hidden" name="after" value={coming.after ?? ''} />
          <input type="hidden" name="part" value={coming.part} />
        </>
      )}
      <input type="hidden" name="kind" value={kind} />
      {series && (
        <SelectField
          name="series"
          label={BLOCK_LABELS.series}
          defaultValue={asked.series}
          choices={[
            { value: '', name: 'Choose one' },
            ...series.map(({ id, label }) => ({ value: id, name: label })),
          ]}
        />
      )}
      {kind !== 'chart' && (
        <TextField
          name="q"
          label="Look for"
          defaultValue={asked.q}
          hint="Words of a title. Empty lists what belongs to the matters of the exhibits."
        />
      )}
      <div className="btns">
        <Button>Show</Button>
      </div>
    </form>
  )
}
