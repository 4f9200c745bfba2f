import { useCallback, useState } from 'react'
import type { BlockKind } from '../../../../domain/argument/argument'
import type { BlockChoices } from '../../../../packets/argument/blockChoices'
import type { BlockInput } from '../../../../packets/argument/blockForm'
import { BLOCK_LABELS, BLOCK_WORDS } from '../../../../packets/argument/blockWords'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { ErrorSummary } from '../../../../ui/ErrorSummary'
import { BlockFields } from './BlockFields'
import { NarrowChoices } from './NarrowChoices'
import { FoundWords, SavingState } from './SavingWords'
import { keptName } from './keptWords'
import { useAutosave } from './useAutosave'

type BlockFormProps = {
  kind: BlockKind
  packet: { id: string }
  /** The part's id; of one that is still to be made, the one that it will have. */
  part: string
  /** Behind which part one that is still to be made is put, null for the end; absent for one that is there. */
  after?: string | null
  /** Of the packet, when the form was begun. */
  revision: number
  input: BlockInput
  errors: Record<string, string>
  choices: BlockChoices
  /** What the lists were narrowed to. */
  asked: { q: string; series: string }
  exhibits: readonly { label: string; name: string; title: string }[]
}

/**
 * The form of one part of an argument, saved by its button and by itself while one writes: the first saving puts a part in
 * that is still to be made. Lists are narrowed, and a series is chosen, by a form of their own above it.
 */
export function BlockForm({ kind, packet, after, revision, input, errors, ...shown }: BlockFormProps) {
  const { choices, asked } = shown
  const { part, isMade, isNew, makeIt, goOnWith } = usePart(packet.id, shown.part, after !== undefined)
  const base = `/packets/${packet.id}/argument`
  const saver = useAutosave({
    address: `${base}/${part}/autosave`,
    held: keptName(packet.id, isMade ? { id: part } : { kind }),
    heldOnceMade: keptName(packet.id, { id: part }),
    part,
    revision,
    onSaved: makeIt,
  })
  const takeUp = () => {
    if (saver.found && !isMade) goOnWith(saver.found.part)
    saver.takeUp()
  }
  const packetHref = `/packets/${packet.id}#${isMade ? `b-${part}` : 'argument'}`
  const isListed = kind !== 'section' && kind !== 'paragraph'
  const needsSeries = kind === 'comparison' || kind === 'chart'
  return (
    <>
      {isListed && (
        <NarrowChoices
          kind={kind}
          coming={after === undefined || isMade ? null : { part, after }}
          asked={asked}
          series={needsSeries ? choices.series : null}
          onSubmit={(event) => {
            const { currentTarget } = event
            saver.before(event, () => currentTarget.submit())
          }}
        />
      )}
      <form
        method="post"
        className="form edit-form"
        ref={saver.form}
        onInput={saver.onInput}
        onBlur={saver.onBlur}
        onSubmit={saver.onSubmit}
      >
        <CsrfField />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="revision" value={saver.revision} />
        {isNew && (
          <>
            <input type="hidden" name="part" value={part} />
            <input type="hidden" name="after" value={after ?? ''} />
          </>
        )}
        <ErrorSummary errors={errors} labels={BLOCK_LABELS} />
        <FoundWords {...saver} takeUp={takeUp} />
        <BlockFields kind={kind} input={input} errors={errors} {...shown} />
        <div className="btns">
          <Button look="first" disabled={!isChoosable(kind, choices)}>
            Save {BLOCK_WORDS[kind]}
          </Button>
          {isNew && isMade && (
            <Button look="plain" formAction={`${base}/${part}/remove`} formNoValidate>
              Take it out
            </Button>
          )}
          <a
            className="btn plain"
            href={packetHref}
            onClick={(event) => saver.before(event, () => location.assign(packetHref))}
          >
            {saver.saving.is === 'idle' ? 'Cancel' : 'Back to the packet'}
          </a>
          <SavingState saving={saver.saving} />
        </div>
      </form>
    </>
  )
}

/**
 * The part that a form is of. Once one that was still to be made is saved, the page's address is that part's own: a reload
 * goes on with it.
 */
function usePart(packetId: string, given: string, isNew: boolean) {
  const [part, setPart] = useState(given)
  const [isMade, setMade] = useState(!isNew)
  const makeIt = useCallback(() => {
    setMade(true)
    if (isNew) history.replaceState(history.state, '', `/packets/${packetId}/argument/${part}`)
  }, [isNew, packetId, part])
  return { part, isMade, isNew, makeIt, goOnWith: setPart }
}

/** Whether the lists of a kind have anything to choose: a part of it is nothing without. */
function isChoosable(kind: BlockKind, { records, statements, services }: BlockChoices): boolean {
  if (kind === 'chronology') return records.length > 0
  if (kind === 'comparison') return statements.length > 0 && services.length > 0
  return kind !== 'chart' || services.length > 0
}
