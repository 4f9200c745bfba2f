/** Pages set on one screen; a longer document is read a stretch at a time. */
export const PAGES_SHOWN = 10
