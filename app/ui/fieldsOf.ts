type Errors = Readonly<Record<string, string | undefined>>

/**
 * What each field of a form is given: its name, what was given for it before, and what is wrong with that. `prefix` parts
 * the ids of two such forms on one page.
 */
export function fieldsOf<Values extends object>(values: Values, errors: Errors, prefix?: string) {
  return <Name extends keyof Values & string>(name: Name) => ({
    name,
    defaultValue: values[name],
    error: errors[name],
    ...(prefix && { id: `${prefix}-${name}` }),
  })
}

/** The same of a form whose labels are known by its fields' names, as its summary of errors has them too. */
export function labelledFieldsOf<Values extends object, Labels extends Readonly<Record<string, string>>>(
  values: Values,
  errors: Errors,
  labels: Labels,
) {
  const field = fieldsOf(values, errors)
  return <Name extends keyof Values & keyof Labels & string>(name: Name) => ({
    ...field(name),
    label: labels[name],
  })
}
