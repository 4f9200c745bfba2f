// Tells Remix's types that loaders' data reaches pages as it is (the v3_singleFetch flag in vite.config.ts).
import '@remix-run/server-runtime'

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
}
