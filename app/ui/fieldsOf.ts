/**
 * What each field of a form is given: its name, what was given for it before, and what is wrong with that. `prefix` parts
 * the ids of two such forms on one page.
 */
export function fieldsOf<Values extends object>(
  values: Values,
  errors: Readonly<Record<string, string | undefined>>,
  prefix?: string,
) {
  return <Name extends keyof Values & string>(name: Name) => ({
    name,
    defaultValue: values[name],
    error: errors[name],
    ...(prefix && { id: `${prefix}-${name}` }),
  })
}
