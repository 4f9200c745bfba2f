import type { Mend } from './mend'

/**
 * A page is found by counting those before it, and each of them is fetched for that. Where a node of the page tree has as
 * many kids as pages, its kids are the pages. The browser's worker is mended so as well: page 412 of a file that is read
 * by ranges then costs no more than page 1.
 */
export const PAGES_STRAIGHT: Mend = [
  `for (let last = kids.length - 1; last >= 0; last--) {
        const lastKid = kids[last];
        nodesToVisit.push(lastKid);`,
  `const sought = count === kids.length ? kids[pageIndex - currentPageIndex] : null;
      if (sought instanceof Ref) {
        const page = await (pageDictCache.get(sought) || xref.fetchAsync(sought));
        if (page instanceof Dict && isName(page.getRaw("Type"), "Page") && !page.has("Kids")) {
          if (!pageIndexCache.has(sought)) {
            pageIndexCache.put(sought, pageIndex);
          }
          return [page, sought];
        }
      }
      for (let last = kids.length - 1; last >= 0; last--) {
        const lastKid = kids[last];
        nodesToVisit.push(lastKid);`,
]
