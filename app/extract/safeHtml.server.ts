import { readFile } from 'node:fs/promises'
import sanitize from 'sanitize-html'
import type { OriginalType } from '../domain/extraction'
import { openDocument } from './docx/openDocument.server'
import { decodeHtml } from './html/decodeHtml.server'
import { parseMail } from './mail/parseMail.server'
import type { OriginalFile } from './reader'
import { SHOWN_STYLE } from './shownStyle'

/** What may stay of a page that a stranger wrote: its words and how they are set, and nothing that loads, runs or sends. */
const TAGS =
  'h1 h2 h3 h4 h5 h6 p div span br hr blockquote pre code kbd samp var ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td a b strong i em u s strike del ins sub sup small big mark q cite abbr dfn time address article section header footer main nav aside figure figcaption details summary center font img tt bdo bdi ruby rt rp wbr'.split(
    ' ',
  )

/** Pictures of more than this are left out: their bytes stand in the page itself. */
const MOST_PICTURE_UNITS = 4 * 1024 * 1024

/**
 * A page without scripts, styles, forms, frames and anything from elsewhere, fit for a sandboxed frame whose
 * Content-Security-Policy is `default-src 'none'; img-src data:` and lets SHOWN_STYLE alone set it. Links stay readable and lead nowhere by themselves:
 * they open apart, without saying where they come from. Pictures stay where the page holds them itself.
 */
export function renderSafeHtml(html: string, title = ''): string {
  const body = sanitize(html, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['title', 'lang', 'dir', 'id'],
      a: ['href', 'rel', 'target', 'name'],
      img: ['src', 'alt', 'width', 'height'],
      td: ['colspan', 'rowspan', 'align', 'valign'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'scope'],
      ol: ['start', 'type', 'reversed'],
      li: ['value'],
      time: ['datetime'],
      details: ['open'],
      bdo: ['dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'svg',
      'math',
      'iframe',
      'object',
      'xmp',
    ],
    nestingLimit: 500,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: attribs.href?.startsWith('#')
          ? attribs
          : { ...attribs, rel: 'noopener noreferrer nofollow', target: '_blank' },
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isHeldPicture(attribs.src ?? ''),
  })
  const name = sanitize(title, { allowedTags: [], allowedAttributes: {} })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${name}</title><style>${SHOWN_STYLE}</style></head><body>${body}</body></html>`
}

function isHeldPicture(source: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source) && source.length <= MOST_PICTURE_UNITS
}

/**
 * An original as a page that can be shown, where its kind has one: a web page, a mail, a Word file. Null for any other, and for one that cannot be read; its text is shown then.
 */
export async function renderOriginal(file: OriginalFile, mediaType: OriginalType): Promise<string | null> {
  if (mediaType === 'text/html') {
    return renderSafeHtml(decodeHtml(await readFile(file.path), file.charset).html)
  }
  if (mediaType === 'message/rfc822') {
    const mail = await parseMail(await readFile(file.path)).catch(() => null)
    if (!mail) return null
    return renderSafeHtml(
      mail.html ?? `<pre>${mail.body.replace(/[&<]/g, (it) => (it === '&' ? '&amp;' : '&lt;'))}</pre>`,
    )
  }
  if (mediaType === 'application/vnd.openxmlformats-officedocument.wordprocessingml.document') {
    const opened = await openDocument(file)
    return opened.ok ? renderSafeHtml(opened.html) : null
  }
  return null
}
