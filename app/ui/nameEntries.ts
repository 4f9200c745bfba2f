/**
 * Gives each entry of the history a name of its own. Those that links within a page make have none, and Remix, which keeps
 * by name how far each was scrolled, takes all of them for one: from the second such link on it went back to where the
 * reader stood. To be called before Remix hears of the history.
 */
export function nameEntries(): void {
  window.addEventListener('popstate', () => {
    if (window.history.state !== null) return
    window.history.replaceState({ key: Math.random().toString(36).slice(2) }, '')
  })
}
