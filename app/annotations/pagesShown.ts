/** Pages set on one screen; a longer document is read a stretch at a time. */
export const PAGES_SHOWN = 10

/** Pages set on one sheet that is printed; a longer document is printed in parts. */
export const PAGES_PRINTED = 500
