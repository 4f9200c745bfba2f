/** Elements whose content is no text of the page, or is shown only to some. */
export const UNREAD = new Set(
  'script style template noscript head title svg iframe object embed select datalist textarea canvas audio video map noframes noembed'.split(
    ' ',
  ),
)

/** Elements that stand apart by an empty line. */
export const PARAGRAPHS = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table section article figure hr address fieldset main'.split(
    ' ',
  ),
)

/** Elements that begin on a line of their own. */
export const LINES = new Set(
  'div li dt dd tr caption header footer nav aside form details summary figcaption body html hgroup legend center dialog thead tbody tfoot menu'.split(
    ' ',
  ),
)
