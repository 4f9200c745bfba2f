import { useEffect, useRef, useState } from 'react'
import { Button } from './Button'
import { hearOfUnsent, holdForms } from './whenAnswered'

/** Says over the page, which stays as it is, that something could not be sent; and sends it again. */
export function Unsent() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [again, setAgain] = useState<(() => void) | null>(null)
  useEffect(() => hearOfUnsent((act) => setAgain(() => act)), [])
  useEffect(holdForms, [])
  useEffect(() => {
    if (again && !dialog.current?.open) dialog.current?.showModal()
  }, [again])
  if (!again) return null
  const close = () => {
    // Gives the focus back to the button that was pressed.
    dialog.current?.close()
    setAgain(null)
  }
  const tryAgain = () => {
    close()
    again()
  }
  return (
    <dialog
      ref={dialog}
      className="dialog stack"
      role="alertdialog"
      aria-labelledby="unsent-title"
      aria-describedby="unsent-words"
      onClose={() => setAgain(null)}
    >
      <h2 id="unsent-title">The portal does not answer</h2>
      <p id="unsent-words">
        It may be starting anew, or the connection may be gone. Nothing was sent. What you wrote still stands
        on the page: leave it open, and try again in a moment.
      </p>
      <div className="btns">
        <Button look="first" type="button" onClick={tryAgain}>
          Try again
        </Button>
        <Button type="button" onClick={close}>
          Back to the page
        </Button>
      </div>
    </dialog>
  )
}
