/**
 * What is sent to a portal that does not answer takes the page along, and all that was written on it: the browser puts a
 * page of its own in its place, Remix our page of error. So the portal is asked first whether it is there, and the page
 * stays until it is.
 */

/** How long the portal may take to say that it is there, in milliseconds. */
const ANSWER_MS = 10_000
const UNSENT = 'throughline-unsent'

/** What is to be done, whether it still is once the portal has answered, and who sends it: the browser or a script. */
type Act = { act: () => void; isMeant?: () => boolean; by?: 'browser' | 'script' }

/**
 * Whether there is a portal to send anything to: one that can keep it. Whoever leads elsewhere, as a proxy does to have
 * somebody sign in, answers what the browser sends, for that follows; no script can.
 */
export async function answers(by: 'browser' | 'script' = 'script'): Promise<boolean> {
  try {
    const asked: RequestInit = {
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    }
    const response = await fetch('/healthz', asked)
    if (response.type === 'opaqueredirect') return by === 'browser'
    return response.status < 500 || (await canKeep(response))
  } catch {
    return false
  }
}

/** A portal that cannot reach its originals goes on with what needs none; a proxy in place of one says nothing of the kind. */
async function canKeep(response: Response): Promise<boolean> {
  return ((await response.json()) as { database?: string }).database === 'ok'
}

let last: Promise<void> = Promise.resolve()
let waiting = 0

/**
 * Does what needs the portal once that has answered, in the order in which it was asked for; where it does not answer, the
 * reader is told, and may try again.
 */
export function whenAnswered(act: () => void, options: Omit<Act, 'act'> = {}): void {
  if (waiting++ === 0) window.addEventListener('beforeunload', askFirst)
  last = last.then(() => attempt({ act, ...options })).catch(reportError)
}

async function attempt({ act, isMeant = () => true, by }: Act): Promise<void> {
  const isThere = isMeant() && (await answers(by))
  if (--waiting === 0) window.removeEventListener('beforeunload', askFirst)
  if (!isMeant()) return
  if (isThere) return act()
  const again = () => whenAnswered(act, { isMeant, by })
  document.dispatchEvent(new CustomEvent(UNSENT, { detail: again }))
}

/** Whoever follows a link meanwhile is asked first: nothing has been sent yet. */
function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Hears of what could not be sent, with what tries it again. */
export function hearOfUnsent(tell: (again: () => void) => void): () => void {
  const onUnsent = (event: Event) => tell((event as CustomEvent<() => void>).detail)
  document.addEventListener(UNSENT, onUnsent)
  return () => document.removeEventListener(UNSENT, onUnsent)
}

/**
 * Holds back each form that changes something until the portal has answered, before anyone else hears of it, and sends it
 * then by the same button: once, however often that was pressed. A form with `data-unheld` sees to it by itself.
 */
export function holdForms(): () => void {
  const gone = new AbortController()
  const pressed = new WeakMap<HTMLFormElement, SubmitEvent>()
  let sent: HTMLFormElement | null = null
  const sendOn = (form: HTMLFormElement, button: HTMLElement | null) => {
    // Without its button it would be another change.
    if (button && !button.isConnected) return
    sent = form
    try {
      form.requestSubmit(button)
    } finally {
      sent = null
    }
  }
  const onSubmit = (event: SubmitEvent) => {
    const { target: form, submitter } = event
    if (!isChange(form) || form === sent) return
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed.set(form, event)
    whenAnswered(() => sendOn(form, submitter), {
      isMeant: () => pressed.get(form) === event,
      by: 'browser',
    })
  }
  window.addEventListener('submit', onSubmit, { capture: true, signal: gone.signal })
  return () => gone.abort()
}

function isChange(form: EventTarget | null): form is HTMLFormElement {
  if (!(form instanceof HTMLFormElement) || 'unheld' in form.dataset) return false
  return form.getAttribute('method')?.toLowerCase() === 'post'
}
