/** What the calls that make input controls take, read and checked: a shape and a first value. */
import type { ControlShape, ControlValue } from '../protocol/output'
import { came, labelOf, namesOf, numberOf, optionsOf } from './given'

export interface Asked {
  readonly shape: ControlShape
  readonly value: ControlValue
  /** Cells that use it run again when it changes. */
  readonly rerun?: boolean
}

const OPTIONS = 100
const SIZES = { least: 4, most: 64, usual: 28 }

export function sliderOf(given: unknown): Asked {
  const options = optionsOf('slider', given, "{ label: 'Rate', min: 0, max: 1, value: 0.5 }")
  const label = labelOf('slider', options.label)
  const min = numberOf('slider', 'min', options.min)
  const max = numberOf('slider', 'max', options.max)
  const value = numberOf('slider', 'value', options.value)
  const { scale = 'linear' } = options
  if (!(min < max)) throw new RangeError(`slider takes a min below its max; ${min} and ${max} came.`)
  if (value < min || value > max)
    throw new RangeError(`slider takes a value from ${min} to ${max}; ${value} came.`)
  if (scale !== 'linear' && scale !== 'log')
    throw new TypeError(`slider takes 'linear' or 'log' as scale; ${came(scale)} came.`)
  if (scale === 'log' && min <= 0)
    throw new RangeError(`slider takes a min above 0 where its scale is 'log'; ${min} came.`)
  const step = options.step === undefined ? 0 : numberOf('slider', 'step', options.step)
  if (options.step !== undefined && !(step > 0 && step <= max - min))
    throw new RangeError(`slider takes a step above 0 and up to ${max - min}, its range; ${step} came.`)
  return { shape: { type: 'slider', label, min, max, step, scale }, value, ...rerunOf('slider', options) }
}

export function choiceOf(given: unknown): Asked {
  const asked = optionsOf('choice', given, "{ label: 'Data', options: ['few', 'all'], value: 'few' }")
  const label = labelOf('choice', asked.label)
  const options = namesOf('choice', 'options', asked.options)
  if (options.length > OPTIONS)
    throw new RangeError(`choice takes up to ${OPTIONS} options; ${options.length} came.`)
  const twice = options.find((option, at) => options.indexOf(option) !== at)
  if (twice !== undefined) throw new RangeError(`choice takes each option once; ${came(twice)} came twice.`)
  const value = String(asked.value)
  if (asked.value === undefined || !options.includes(value))
    throw new RangeError(`choice takes one of its options as value; ${came(asked.value)} came.`)
  return { shape: { type: 'choice', label, options }, value, ...rerunOf('choice', asked) }
}

export function toggleOf(given: unknown): Asked {
  const options = optionsOf('toggle', given, "{ label: 'Shuffle', value: true }")
  const label = labelOf('toggle', options.label)
  const { value } = options
  if (typeof value !== 'boolean')
    throw new TypeError(`toggle takes true or false as value; ${came(value)} came.`)
  return { shape: { type: 'toggle', label }, value, ...rerunOf('toggle', options) }
}

export function buttonOf(label: unknown, given: unknown = {}): Asked {
  const options = optionsOf('button', given, '{ rerun: true }')
  return {
    shape: { type: 'button', label: labelOf('button', label) },
    value: 0,
    ...rerunOf('button', options),
  }
}

export function drawingOf(given: unknown): Asked {
  const options = optionsOf('drawing', given, "{ label: 'A digit' }")
  const label = options.label === undefined ? 'Drawing' : labelOf('drawing', options.label)
  const { size = SIZES.usual } = options
  if (!Number.isInteger(size) || (size as number) < SIZES.least || (size as number) > SIZES.most)
    throw new RangeError(
      `drawing takes a whole number from ${SIZES.least} to ${SIZES.most} as size; ${came(size)} came.`,
    )
  const side = size as number
  const value = new Float32Array(side * side)
  return { shape: { type: 'drawing', label, size: side }, value, ...rerunOf('drawing', options) }
}

function rerunOf(what: string, { rerun }: Readonly<Record<string, unknown>>): Pick<Asked, 'rerun'> {
  if (rerun !== undefined && typeof rerun !== 'boolean')
    throw new TypeError(`${what} takes true or false as rerun; ${came(rerun)} came.`)
  return rerun === true ? { rerun } : {}
}
