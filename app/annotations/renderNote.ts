import MarkdownIt from 'markdown-it'

/**
 * Tags stand in the text as they are typed; pictures and tables are left as they are written, since a note loads
 * nothing from elsewhere and has room for one column.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable([
  'image',
  'table',
])

/** A heading in a note is a bold line: the page's own outline is not its author's to change. */
markdown.renderer.rules.heading_open = () => '<p><strong>'
markdown.renderer.rules.heading_close = () => '</strong></p>\n'
/** Where a link leads is its author's word, not the portal's: it is told nothing, and search engines take it for no advice. */
markdown.core.ruler.push('links-of-others', (state) => {
  for (const token of state.tokens)
    for (const inline of token.children ?? [])
      if (inline.type === 'link_open') inline.attrSet('rel', 'nofollow ugc noopener noreferrer')
})

/** A note's Markdown as HTML that is safe to show: no tag of its author's, no address but the web's and mail's. */
export function renderNote(body: string): string {
  return body === '' ? '' : markdown.render(body)
}
