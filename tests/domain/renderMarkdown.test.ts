import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../app/handbook/renderMarkdown'

describe('renderMarkdown', () => {
  it('takes the first heading as the title', () => {
    expect(renderMarkdown('# The `npm` command\n\nRuns.', 'x')).toEqual({
      title: 'The npm command',
      html: '<p>Runs.</p>\n',
    })
  })

  it('leads links between files to the pages made of them', () => {
    const { html } = renderMarkdown(
      '[keys](../keyboard.md#two) [all](../index.md) [law](https://law.example/a.md)',
      'decisions/a',
    )
    expect(html).toContain('href="/handbook/keyboard#two"')
    expect(html).toContain('href="/handbook"')
    expect(html).toContain('href="https://law.example/a.md"')
  })

  it('gives headings ids, so that a section has an address', () => {
    expect(renderMarkdown('## What it does', 'x').html).toContain('<h2 id="what-it-does">')
  })

  it('shows tags and refuses scripts in links', () => {
    const { html } = renderMarkdown('<b>bold</b> [x](javascript:alert(1))', 'x')
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('href="javascript')
  })
})
