import { describe, expect, it } from 'vitest'
import { renderNote } from '../../../app/annotations/renderNote'

describe('renderNote', () => {
  it('sets emphasis, lists, quotations and line ends as they are written', () => {
    expect(renderNote('**One**\ntwo\n\n- three')).toBe(
      '<p><strong>One</strong><br>\ntwo</p>\n<ul>\n<li>three</li>\n</ul>\n',
    )
  })

  it('shows tags and obeys none', () => {
    expect(renderNote('<img src=x onerror=alert(1)><script>x</script>')).not.toMatch(/<(?:img|script)/)
  })

  it('follows no address that runs something, and loads no picture', () => {
    const html = renderNote('[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://spy.example/p.png)')
    expect(html).not.toMatch(/href="(?:javascript|data)|<img/)
  })

  it('marks each link as its author’s own', () => {
    expect(renderNote('See https://example.org/a and [b](https://example.org/b).')).toMatch(
      /(?:<a href="https:\/\/example\.org\/[ab]" rel="nofollow ugc noopener noreferrer">.*){2}/,
    )
  })

  it('keeps a heading out of the page’s outline', () => {
    expect(renderNote('# Big')).toBe('<p><strong>Big</strong></p>\n')
  })
})
