import { Icon } from './Icon'

export type ToastTone = 'pass' | 'unsure' | 'fail'

type ToastProps = { tone: ToastTone; text: string; link?: { href: string; name: string } | null }

/** One sentence about what was just done, and one link onward. */
export function Toast({ tone, text, link }: ToastProps) {
  return (
    <div className="toast" role={tone === 'fail' ? 'alert' : 'status'}>
      <Icon name={`s-${tone}`} />
      <p>
        {text}
        {link && (
          <>
            {' '}
            <a href={link.href}>{link.name}</a>
          </>
        )}
      </p>
    </div>
  )
}
