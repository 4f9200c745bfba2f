/**
 * What is sent to a portal that does not answer takes the page along, and all that was written on it: the browser puts a
 * page of its own in its place, Remix our page of error. So the portal is asked first whether it is there, and the page
 * stays until it is.
 */

/** How long the portal may take to say that it is there, in milliseconds. */
const ANSWER_MS = 10_000
/** What a proxy answers in place of a portal that is away, and a portal that is not well. */
const AWAY = new Set([502, 503, 504])
const UNSENT = 'throughline-unsent'

/** Whether there is a portal to send anything to: one that can keep it. */
export async function answers(): Promise<boolean> {
  try {
    // Whoever leads elsewhere, to sign in before a proxy, answers too: the browser follows where a page may not.
    const asked: RequestInit = {
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    }
    const response = await fetch('/healthz', asked)
    return !AWAY.has(response.status) || (await canKeep(response))
  } catch {
    return false
  }
}

/** A portal that cannot reach its originals goes on with what needs none. */
async function canKeep(response: Response): Promise<boolean> {
  return ((await response.json()) as { database?: string }).database === 'ok'
}

/** Does what needs the portal once that has answered; where it does not, the reader is told, and may try again. */
export async function whenAnswered(act: () => void): Promise<void> {
  if (await answers()) act()
  else document.dispatchEvent(new CustomEvent(UNSENT, { detail: () => void whenAnswered(act) }))
}

/** Hears of what could not be sent, with what tries it again. */
export function hearOfUnsent(tell: (again: () => void) => void): () => void {
  const onUnsent = (event: Event) => tell((event as CustomEvent<() => void>).detail)
  document.addEventListener(UNSENT, onUnsent)
  return () => document.removeEventListener(UNSENT, onUnsent)
}

/**
 * Holds back each form that changes something until the portal has answered, before anyone else hears of it, and sends it
 * then by the same button. Of several that are held back, only the last is sent, as browsers do.
 */
export function holdForms(): () => void {
  const gone = new AbortController()
  let last: SubmitEvent | null = null
  let isHeld = false
  let sent: HTMLFormElement | null = null
  const sendOn = (form: HTMLFormElement, button: HTMLElement | null) => {
    sent = form
    form.requestSubmit(button?.isConnected ? button : null)
    sent = null
  }
  const onSubmit = (event: SubmitEvent) => {
    const { target: form, submitter } = event
    if (!isChange(form) || form === sent) return
    event.preventDefault()
    event.stopImmediatePropagation()
    last = event
    isHeld = true
    const letGo = () => {
      if (last === event) isHeld = false
    }
    void whenAnswered(() => {
      letGo()
      if (last === event) sendOn(form, submitter)
    }).then(letGo)
  }
  // Whoever follows a link meanwhile is asked first: nothing has been sent yet.
  const onLeave = (event: BeforeUnloadEvent) => {
    if (isHeld) event.preventDefault()
  }
  window.addEventListener('submit', onSubmit, { capture: true, signal: gone.signal })
  window.addEventListener('beforeunload', onLeave, { signal: gone.signal })
  return () => gone.abort()
}

function isChange(form: EventTarget | null): form is HTMLFormElement {
  return form instanceof HTMLFormElement && form.getAttribute('method')?.toLowerCase() === 'post'
}
