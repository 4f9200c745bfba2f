import { useLayoutEffect, useState, type RefObject } from 'react'

/** Room for a page's picture, in CSS pixels: the width of its column and what of the screen's height is under the bar. */
export type Room = { widthPx: number; heightPx: number }

/** Of the screen's height: the bar, the page's name and some air. */
const ABOVE_PAGE = 112
/** Between a picture and the text beside it. */
const BETWEEN = 16
/** Below this width of the screen, in CSS pixels, picture and text stand one above the other. */
const BOTH_FROM = 832

/** The room that the stack of pages has, as it changes. */
export function useRoom(stack: RefObject<HTMLElement | null>, view: string): Room {
  const [room, setRoom] = useState<Room>({ widthPx: 640, heightPx: 800 })
  useLayoutEffect(() => {
    const home = stack.current
    if (!home) return
    const look = () => {
      const style = getComputedStyle(home)
      const whole = home.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
      const widthPx = view === 'both' && window.innerWidth >= BOTH_FROM ? (whole - BETWEEN) / 2 : whole
      const heightPx = window.innerHeight - ABOVE_PAGE
      setRoom((now) => (now.widthPx === widthPx && now.heightPx === heightPx ? now : { widthPx, heightPx }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(home)
    return () => observer.disconnect()
  }, [stack, view])
  return room
}
