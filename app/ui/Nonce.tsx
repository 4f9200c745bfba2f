import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** Hands the response's nonce to the few components that render a script. The browser never needs it. */
export const NonceProvider = NonceContext.Provider

/** The nonce of this response; undefined in the browser, which hides it from scripts. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
