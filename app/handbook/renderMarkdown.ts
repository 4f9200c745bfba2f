import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

/**
 * Our own markdown as HTML, with its first heading as the title and taken out of the text. Headings get ids; links
 * to other .md files lead to their pages, pictures to where they are served. Tags in the text are shown, not obeyed.
 */
export function renderMarkdown(text: string, path: string): { title: string; html: string } {
  const tokens = markdown.parse(text, {})
  let title = path
  if (tokens[0]?.type === 'heading_open' && tokens[0].tag === 'h1') {
    title = wordsOf(tokens[1]?.children)
    tokens.splice(0, 3)
  }
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') token.attrSet('id', slug(wordsOf(tokens[index + 1]?.children)))
    if (token.type === 'table_open') token.attrSet('class', 'tab')
    for (const inline of token.children ?? []) {
      const attribute = inline.type === 'link_open' ? 'href' : inline.type === 'image' ? 'src' : null
      if (attribute) inline.attrSet(attribute, addressOf(inline.attrGet(attribute) ?? '', path))
    }
  })
  return { title, html: markdown.renderer.render(tokens, markdown.options, {}) }
}

/** Where a link of a file leads on the portal: `../keyboard.md#two` from a decision → /handbook/keyboard#two. */
function addressOf(link: string, path: string): string {
  if (/^(?:[a-z]+:|\/|#)/i.test(link)) return link
  const url = new URL(link, `http://portal.invalid/handbook/${path}`)
  const pathname = url.pathname.replace(/\.md$/, '').replace(/\/index$/, '')
  return pathname + url.hash
}

function wordsOf(tokens: { content: string }[] | null | undefined): string {
  return (tokens ?? []).map((token) => token.content).join('')
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
