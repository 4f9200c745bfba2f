import { viewsOf, type ReaderView } from './readerView'

type ViewSwitchProps = { mediaType: string; view: ReaderView; onView: (view: ReaderView) => void }

/** Chooses how an original is shown. Links, so that it works without script. */
export function ViewSwitch({ mediaType, view, onView }: ViewSwitchProps) {
  const views = viewsOf(mediaType)
  if (views.length === 0) return null
  return (
    <nav className="seg" aria-label="What is shown">
      {views.map(([it, name]) => (
        <a
          key={it}
          href={`?view=${it}`}
          aria-current={it === view ? 'true' : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            onView(it)
          }}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
