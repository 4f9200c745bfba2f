import type { ButtonHTMLAttributes } from 'react'

/** first: the one thing this view is for. stop: withdraws or deletes. plain: looks like a link. */
export type ButtonLook = 'first' | 'stop' | 'plain' | undefined

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  look?: ButtonLook
  small?: boolean
}

/** The class names of a button, for links that look like one. */
export function buttonClass(look?: ButtonLook, small?: boolean): string {
  return ['btn', look, small && 'small'].filter(Boolean).join(' ')
}

/** A button; it submits its form unless another `type` is given. */
export function Button({ look, small, type = 'submit', ...button }: ButtonProps) {
  return <button {...button} type={type} className={buttonClass(look, small)} />
}
