import { redirect, type ActionFunctionArgs } from '@remix-run/server-runtime'
import { localPath } from '../http/cookies'
import { keepTheme } from '../http/theme'

/** Keeps the theme in the browser that asks. It changes nothing in the portal, so anyone may. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const theme = form.get('theme')
  const back = localPath(form.get('back'))
  const cookie = keepTheme(theme === 'light' || theme === 'dark' ? theme : null)
  return redirect(back, { status: 303, headers: { 'Set-Cookie': cookie } })
}

/** Nothing to see here; an address typed by hand leads to the start. */
export function loader() {
  return redirect('/')
}
