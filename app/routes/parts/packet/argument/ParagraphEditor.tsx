import type { PacketPage } from '../../../../dossier/packetPage.server'
import { Button } from '../../../../ui/Button'
import { CsrfField } from '../../../../ui/CsrfField'
import { Notice } from '../../../../ui/Notice'
import { ParagraphFields } from './ParagraphFields'
import { useAutosave, type Saving } from './useAutosave'

type ParagraphEditorProps = {
  packet: Pick<PacketPage, 'id' | 'revision' | 'exhibits'>
  block: { id: string; text: string }
}

/** A paragraph as it is written: saved by its button, and by itself while one writes. */
export function ParagraphEditor({ packet, block }: ParagraphEditorProps) {
  const address = `/packets/${packet.id}/argument/${block.id}`
  const held = `words ${packet.id} ${block.id}`
  const { form, saving, onInput, found, takeUp, letGo, revision } = useAutosave(
    `${address}/autosave`,
    held,
    packet.revision,
  )
  return (
    <form method="post" action={address} className="form pk-write" ref={form} onInput={onInput}>
      <CsrfField />
      <input type="hidden" name="kind" value="paragraph" />
      <input type="hidden" name="revision" value={revision} />
      {found !== null && (
        <Notice tone="warn" title="Words that could not be saved are kept in this browser">
          <p className="record keep-lines">{found}</p>
          <div className="btns">
            <Button small type="button" onClick={takeUp}>
              Take them up
            </Button>
            <Button small look="plain" type="button" onClick={letGo}>
              Let them go
            </Button>
          </div>
        </Notice>
      )}
      <ParagraphFields text={block.text} exhibits={packet.exhibits} id={`-${block.id}`} mayCite />
      <div className="btns">
        <Button small look="first">
          Save
        </Button>
        <span className="meta" role="status">
          {wordsOf(saving)}
        </span>
      </div>
    </form>
  )
}

function wordsOf(saving: Saving): string {
  switch (saving.is) {
    case 'idle':
      return ''
    case 'waiting':
      return 'Not saved yet'
    case 'saved':
      return `Saved ${new Date(saving.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
    case 'refused':
      return `${saving.says} Your words are kept here: press Save to see both.`
    case 'unreachable':
      return 'The portal does not answer. Your words are kept in this browser and sent again.'
  }
}
