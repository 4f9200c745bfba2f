import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every address of the portal, in one list. tests/routes/permissions.test.ts says who may use each. */
export default [
  index('routes/home.tsx'),
  route('timeline', 'routes/timeline.tsx'),
  route('timeline/index', 'routes/timeline.index.ts'),
  route('api/v1/timeline', 'routes/api.v1.timeline.ts'),
  route('handbook/images/:name', 'routes/handbook.image.ts'),
  route('handbook/*', 'routes/handbook.tsx'),
  route('theme', 'routes/theme.ts'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('setup/:token', 'routes/setup.tsx'),
  route('account', 'routes/account.tsx'),
  route('account/sessions', 'routes/account.sessions.ts'),
  route('accounts', 'routes/accounts.tsx'),
  route('accounts/:accountId/role', 'routes/accounts.role.ts'),
  route('accounts/:accountId/close', 'routes/accounts.close.ts'),
  route('accounts/invitations/:invitationId/withdraw', 'routes/accounts.invitations.withdraw.ts'),
  route('healthz', 'routes/healthz.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
