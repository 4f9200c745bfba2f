import type { LoaderFunctionArgs } from '@remix-run/server-runtime'
import { keepSigningKey } from '../dossier/package/signingKey.server'
import { requireUser } from '../http/requireUser'

/** The public key that this portal's packages are signed with, for programs and for people to compare. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireUser(context, request, 'read')
  const { publicPem, fingerprint } = await keepSigningKey(context.portal.settings.dataDir)
  return Response.json(
    { algorithm: 'Ed25519', fingerprint: `sha256:${fingerprint}`, publicKeyPem: publicPem },
    { headers: { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' } },
  )
}
