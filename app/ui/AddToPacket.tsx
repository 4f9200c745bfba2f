import { Button } from './Button'
import { CsrfField } from './CsrfField'

type AddToPacketProps = {
  /** Records to put forward, in order. */
  recordIds: readonly string[]
  /** What is added, for screen readers where a page has several of these buttons: “Letter of 5 June 2014”. */
  name?: string
  small?: boolean
}

/** Puts records into a packet; which one is asked on the page it leads to. */
export function AddToPacket({ recordIds, name, small }: AddToPacketProps) {
  return (
    <form method="post" action="/packets/add" className="inline">
      <CsrfField />
      {recordIds.map((id) => (
        <input key={id} type="hidden" name="record" value={id} />
      ))}
      <Button small={small}>
        Add to packet
        {name && <span className="vh">: {name}</span>}
      </Button>
    </form>
  )
}
