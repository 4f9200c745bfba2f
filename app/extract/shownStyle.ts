/**
 * The one style of a page that a stranger wrote and we show: ink on paper, nothing wider than the frame. Whoever answers
 * with such a page lets this style through by its hash, and no other.
 */
export const SHOWN_STYLE = [
  ':root{color-scheme:light;background:#fff;color:#17181b}',
  'body{margin:0 auto;padding:24px;max-width:46rem;font:17px/1.5 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}',
  'pre{white-space:pre-wrap;font:15px/1.45 monospace}',
  'img{max-width:100%;height:auto}',
  'table{max-width:100%;border-collapse:collapse}',
  'td,th{vertical-align:top;padding:2px 8px 2px 0;text-align:left}',
  'blockquote{margin:0 0 0 16px;padding-left:12px;border-left:2px solid #d8d4ca}',
].join('')
