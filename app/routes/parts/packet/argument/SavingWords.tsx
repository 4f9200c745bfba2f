import { Button } from '../../../../ui/Button'
import { Notice } from '../../../../ui/Notice'
import type { Saving, useAutosave } from './useAutosave'

/** Words of a former visit that never reached the portal, to be taken up or let go. */
export function FoundWords({
  found,
  takeUp,
  letGo,
}: Pick<ReturnType<typeof useAutosave>, 'found' | 'takeUp' | 'letGo'>) {
  if (found === null) return null
  return (
    <Notice tone="warn" title="Words that could not be saved are kept in this browser">
      <p className="record keep-lines">{found.says}</p>
      <div className="btns">
        <Button small type="button" onClick={takeUp}>
          Take them up
        </Button>
        <Button small look="plain" type="button" onClick={letGo}>
          Let them go
        </Button>
      </div>
    </Notice>
  )
}

/** Whether what stands in the form is saved. */
export function SavingState({ saving }: { saving: Saving }) {
  return (
    <span className="meta" role="status">
      {wordsOf(saving)}
      {saving.is === 'signed-out' && <a href={signInHref()}>Sign in</a>}
    </span>
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
    case 'unready':
      return `Not saved yet. ${saving.says}`
    case 'refused':
      return `${saving.says} Your words are kept in this browser.`
    case 'changed':
      return 'Somebody else saved this part while you were writing. Your words are kept here: press Save to see both.'
    case 'signed-out':
      return 'You are signed out. Your words are kept in this browser, for when you are back. '
    case 'unreachable':
      return 'The portal does not answer. Your words are kept in this browser and sent again.'
  }
}

/** Leads back to the form, where what is kept is offered. */
function signInHref(): string {
  return `/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`
}
