/** What Throughline is, and the pages that explain it. */
export function Footer() {
  return (
    <footer className="wrap">
      <div className="foot">
        <p>Throughline shows what was said, measured and decided. It gives no verdicts.</p>
        <a href="/organizations">Organizations</a>
        <a href="/people">People</a>
        <a href="/sources">Sources</a>
        <a href="/venues">Venues</a>
        <a href="/handbook">Handbook</a>
        <a href="/handbook/keyboard" data-keys="">
          Keyboard shortcuts
        </a>
        <a href="/api/v1/openapi.json">API</a>
      </div>
    </footer>
  )
}
