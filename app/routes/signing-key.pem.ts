import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { keepSigningKey } from '../dossier/package/signingKey.server'
import { requireUser } from '../http/requireUser'

/** The same public key, as `throughline verify --key` takes it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const { publicPem } = await keepSigningKey(context.portal.settings.dataDir)
  return new Response(publicPem, {
    headers: { 'Content-Type': 'application/x-pem-file', 'Cache-Control': 'no-cache' },
  })
}
