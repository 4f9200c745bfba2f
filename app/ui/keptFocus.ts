/**
 * Forms are answered by a redirect, so that a change made in the middle of a page loads it anew and leaves the focus on
 * nothing. Whoever works by keyboard goes on where they were: on the same button of the same form, or on what stands in
 * its place.
 */

const KEY = 'throughline-focus'
/** Longer than any answer takes: what is older was meant for a page that never came. In milliseconds. */
const KEPT_MS = 30_000
/** Fields that change from one answer to the next, and so name no form. */
const CHANGING = new Set(['csrf', 'revision'])

type Kept = { path: string; form: string; button: string; at: number }

/** Notes which button a form was sent with, and gives it the focus again on the page that follows. */
export function keepFocus(): () => void {
  // Read now: by the time that the focus is given back, this page may have noted a button of its own.
  const kept = read()
  const left = new AbortController()
  if (kept && isMeantFor(kept)) onceDrawn(() => giveBack(kept), left.signal)
  const onSubmit = ({ target, submitter }: SubmitEvent) => {
    if (!(target instanceof HTMLFormElement) || !(submitter instanceof HTMLElement)) return
    if (document.activeElement !== submitter) return
    const sent: Kept = {
      path: location.pathname,
      form: nameOf(target),
      button: valueOf(submitter),
      at: Date.now(),
    }
    write(JSON.stringify(sent))
  }
  document.addEventListener('submit', onSubmit, { signal: left.signal })
  return () => left.abort()
}

function isMeantFor(kept: Kept): boolean {
  return kept.path === location.pathname && Date.now() - kept.at <= KEPT_MS
}

/** A browser led to a place within the page takes the focus from everything, once it has read it all and first draws it. */
function onceDrawn(act: () => void, left: AbortSignal) {
  const inTwoFrames = () => {
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(act)))
    left.addEventListener('abort', () => cancelAnimationFrame(frame))
  }
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', inTwoFrames, { once: true, signal: left })
  else inTwoFrames()
}

function giveBack(kept: Kept) {
  if (document.activeElement && document.activeElement !== document.body) return
  const form = [...document.forms].find((each) => nameOf(each) === kept.form)
  const buttons = form ? [...form.querySelectorAll<HTMLButtonElement>('button:enabled')] : []
  const button = buttons.find((each) => valueOf(each) === kept.button) ?? buttons[0]
  if (button) return button.focus({ preventScroll: isInSight(button) })
  const place =
    document.getElementById(location.hash.slice(1)) ?? document.querySelector('main :is(.toast, .notice, h1)')
  if (!(place instanceof HTMLElement)) return
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: isInSight(place) })
}

/** A form by where it leads and what it is about. */
function nameOf(form: HTMLFormElement): string {
  const hidden = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')]
  const about = hidden.filter(({ name }) => !CHANGING.has(name)).map(({ name, value }) => `${name}=${value}`)
  return [form.getAttribute('action') ?? location.pathname, ...about].join('&')
}

function valueOf(button: Element): string {
  return button instanceof HTMLButtonElement ? `${button.name}=${button.value}` : ''
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}

/** What was noted, once. */
function read(): Kept | null {
  try {
    const text = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}

function write(text: string) {
  try {
    sessionStorage.setItem(KEY, text)
  } catch {
    // A browser that keeps nothing for this site starts at the top, as without script.
  }
}
