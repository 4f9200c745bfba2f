import { useLocation } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { Icon } from './Icon'
import { useRootData, type Theme } from './rootData'

const CHOICES: { value: Theme | 'device'; name: string }[] = [
  { value: 'device', name: 'As this device' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
]

/** Light, dark, or as the device has it. A plain form: the choice is kept in a cookie that the server reads. */
export function ThemeMenu() {
  const kept = useRootData()?.theme ?? 'device'
  const [chosen, setChosen] = useState<string | null>(null)
  const theme = chosen ?? kept
  const { pathname, search } = useLocation()
  const turn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const value = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') ?? 'device'
    setChosen(value)
    if (value === 'device') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = value
    form.closest('details')!.open = false
    const body = new URLSearchParams({ theme: value, back: '/' })
    await fetch('/theme', { method: 'POST', body, redirect: 'manual' })
  }
  return (
    <details className="menu">
      <summary aria-label="Theme">
        <Icon name="i-theme" />
      </summary>
      <form method="post" action="/theme" className="menu-list" onSubmit={turn} data-unheld="">
        <input type="hidden" name="back" value={pathname + search} />
        {CHOICES.map(({ value, name }) => (
          <button key={value} name="theme" value={value} aria-pressed={theme === value}>
            {name}
          </button>
        ))}
      </form>
    </details>
  )
}
