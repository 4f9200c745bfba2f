import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the portal, in one list. tests/routes/permissions.test.ts says who may use each. */
export default [
  index('routes/home.tsx'),
  route('handbook/images/:name', 'routes/handbook.image.ts'),
  route('handbook/*', 'routes/handbook.tsx'),
  route('theme', 'routes/theme.ts'),
  route('healthz', 'routes/healthz.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
