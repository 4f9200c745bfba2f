import type { AppLoadContext } from '@remix-run/server-runtime'

const given = new WeakMap<AppLoadContext, Map<string, string>>()

/** Gives a part of this answer's page as markup; `<StaticPart>` of the same name shows it. */
export function giveStaticPart(context: AppLoadContext, name: string, html: string): void {
  const parts = given.get(context)
  if (parts) parts.set(name, html)
  else given.set(context, new Map([[name, html]]))
}

/** The parts that loaders gave for this answer. */
export function staticPartsOf(context: AppLoadContext): ReadonlyMap<string, string> | null {
  return given.get(context) ?? null
}
