import { useState } from 'react'
import { Icon } from '../../ui/Icon'

/** Every view is an address: this is a link to it, which a click copies where the browser lets it. */
export function CopyLink({ href }: { href: string }) {
  const [copied, setCopied] = useState<string | null>(null)
  return (
    <a
      className="btn small"
      href={href}
      data-still="1"
      onClick={(event) => {
        if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void navigator.clipboard.writeText(new URL(href, location.href).href).then(() => setCopied(href))
      }}
    >
      <Icon name="i-link" />
      <span role="status">{copied === href ? 'Link copied' : 'Copy link to this view'}</span>
    </a>
  )
}
