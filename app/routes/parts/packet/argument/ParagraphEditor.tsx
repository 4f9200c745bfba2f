import { useRevalidator } from '@remix-run/react'
import type { PacketPage } from '../../../../dossier/packetPage.server'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { ParagraphFields } from './ParagraphFields'
import { FoundWords, SavingState } from './SavingWords'
import { keptName } from './keptWords'
import { useAutosave } from './useAutosave'

type ParagraphEditorProps = {
  packet: Pick<PacketPage, 'id' | 'revision' | 'exhibits'>
  block: { id: string; text: string }
}

/** A paragraph as it is written: saved by its button, and by itself while one writes. */
export function ParagraphEditor({ packet, block }: ParagraphEditorProps) {
  const address = `/packets/${packet.id}/argument/${block.id}`
  const { revalidate } = useRevalidator()
  const saver = useAutosave({
    address: `${address}/autosave`,
    held: keptName(packet.id, block),
    heldOnceMade: keptName(packet.id, block),
    part: block.id,
    revision: packet.revision,
    onSaved: revalidate,
  })
  return (
    <form
      method="post"
      action={address}
      className="form pk-write"
      ref={saver.form}
      onInput={saver.onInput}
      onBlur={saver.onBlur}
      onSubmit={saver.onSubmit}
    >
      <CsrfField />
      <input type="hidden" name="kind" value="paragraph" />
      <input type="hidden" name="revision" value={saver.revision} />
      <FoundWords {...saver} />
      <ParagraphFields text={block.text} exhibits={packet.exhibits} id={`-${block.id}`} mayCite />
      <div className="btns">
        <Button small look="first">
          Save
        </Button>
        <SavingState saving={saver.saving} />
      </div>
    </form>
  )
}
