import { index, route, type RouteConfig } from '@remix-run/route-config'

export default [index('routes/empty.tsx'), route('list', 'routes/list.tsx')] satisfies RouteConfig
