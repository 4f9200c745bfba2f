import { Document, isMap, isScalar, isSeq, visit } from 'yaml'

export type YamlValue = string | YamlValue[] | { [name: string]: YamlValue }

/** Lists of ids stand on one line, as long as it is no longer than this. */
const LINE = 110
const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/**
 * YAML that `parseYaml` reads back to the same value: one value a line, so that a changed sentence is one changed
 * line in a review. `spaced` parts the entries of the outermost map or list by empty lines.
 */
export function formatYaml(value: YamlValue, { spaced = false } = {}): string {
  const document = new Document(value, { schema: 'failsafe', aliasDuplicateObjects: false })
  visit(document, {
    Seq(_, node) {
      const texts = node.items.map((item) => (isScalar(item) ? String(item.value) : ''))
      if (texts.every((text) => ID.test(text)) && texts.join(', ').length < LINE) node.flow = true
    },
    Scalar(_, node) {
      if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(String(node.value))) {
        node.type = 'QUOTE_DOUBLE'
      }
    },
  })
  const { contents } = document
  if (spaced && isMap(contents)) {
    contents.items.slice(1).forEach(({ key }) => isScalar(key) && (key.spaceBefore = true))
  }
  if (spaced && isSeq(contents)) {
    contents.items.slice(1).forEach((item) => isMap(item) && (item.spaceBefore = true))
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
