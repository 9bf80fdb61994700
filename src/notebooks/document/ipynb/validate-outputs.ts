/**
 * nbformat's rules for outputs, MIME bundles and attachments.
 */
import { isObject, own } from './json'
import { isJsonMime, type NbOutput } from './nbformat'
import { check, checkShape, shouldBe, type Path, type Report, type Shape } from './problems'
import { anything, count, exactly, multiline, object, text, texts } from './rules'

const SHAPES: Readonly<Record<NbOutput['output_type'], Shape>> = {
  stream: {
    needed: { output_type: exactly('stream'), name: text, text: multiline },
    others: 'nothing',
  },
  display_data: {
    needed: { output_type: exactly('display_data'), data: object, metadata: object },
    others: 'nothing',
  },
  execute_result: {
    needed: {
      output_type: exactly('execute_result'),
      data: object,
      metadata: object,
      execution_count: count,
    },
    others: 'nothing',
  },
  error: {
    needed: { output_type: exactly('error'), ename: text, evalue: text, traceback: texts },
    others: 'nothing',
  },
}

export function isOutputType(value: unknown): value is NbOutput['output_type'] {
  return typeof value === 'string' && Object.hasOwn(SHAPES, value)
}

export function checkOutput(output: unknown, path: Path, report: Report) {
  if (!checkShape(output, { others: 'anything' }, path, report)) return
  const type = own(output, 'output_type')
  if (!isOutputType(type)) {
    const known = `one of ${Object.keys(SHAPES).join(', ')}`
    report([...path, 'output_type'], type === undefined ? 'is missing' : shouldBe(known, type))
    return
  }
  checkShape(output, SHAPES[type], path, report)
  const data = own(output, 'data')
  if (isObject(data)) checkBundle(data, [...path, 'data'], report)
}

export function checkBundle(bundle: unknown, path: Path, report: Report) {
  if (!checkShape(bundle, { others: 'anything' }, path, report)) return
  for (const [type, value] of Object.entries(bundle)) {
    check(value, isJsonMime(type) ? anything : multiline, [...path, type], report)
  }
}

export function checkAttachments(attachments: unknown, path: Path, report: Report) {
  if (!checkShape(attachments, { others: 'anything' }, path, report)) return
  for (const [name, bundle] of Object.entries(attachments)) checkBundle(bundle, [...path, name], report)
}
