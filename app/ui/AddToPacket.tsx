import { Button } from './Button'
import { CsrfField } from './CsrfField'

type AddToPacketProps = {
  /** Records to put forward, in order. */
  recordIds: readonly string[]
  /** What the button says to screen readers: "Add Letter of 5 June 2014 to a packet". */
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
      <Button small={small} aria-label={name}>
        Add to packet
      </Button>
    </form>
  )
}
