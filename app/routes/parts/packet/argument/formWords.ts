/** What a person wrote and chose in a form: each field's name with its value, in their order. */
export type FormWords = [name: string, value: string][]

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Fields that help with writing, and are no part of what is written. */
const AIDS = new Set(['citeExhibit', 'citePages'])

/** What is in a form now; or, `given`, what it was sent with. */
export function wordsIn(form: HTMLFormElement, which: 'now' | 'given' = 'now'): FormWords {
  return controlsOf(form).flatMap((control): FormWords => {
    const isGiven = which === 'given'
    if (control instanceof HTMLSelectElement) return [[control.name, control.value]]
    if (!isChoice(control)) return [[control.name, isGiven ? control.defaultValue : control.value]]
    return (isGiven ? control.defaultChecked : control.checked) ? [[control.name, control.value]] : []
  })
}

/** Puts words back into a form: what is not among them is not chosen, and a text that they do not name stays. */
export function putWords(form: HTMLFormElement, words: FormWords): void {
  for (const control of controlsOf(form)) {
    const values = words.filter(([name]) => name === control.name).map(([, value]) => value)
    if (isChoice(control)) control.checked = values.includes(control.value)
    else if (values[0] !== undefined) control.value = values[0]
  }
}

/** Words as somebody reads them: what was written, and what is chosen by its label. */
export function tellWords(form: HTMLFormElement, words: FormWords): string {
  const labels = new Map(
    controlsOf(form)
      .filter(isChoice)
      .map((control) => [`${control.name} ${control.value}`, control.labels?.[0]?.textContent?.trim() ?? '']),
  )
  return words
    .map(([name, value]) => labels.get(`${name} ${value}`) ?? value)
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLInputElement && element.type !== 'hidden')) &&
      element.name !== '' &&
      !AIDS.has(element.name),
  )
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
}
