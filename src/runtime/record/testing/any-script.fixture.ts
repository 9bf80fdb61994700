/** Any run that a link could bring, for tests of properties. */
import fc from 'fast-check'
import type { RunScript, ScriptRun } from '../run-script'

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 })
const anyName = fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', '<img src=x onerror=1>', ''))
const anyMessage = fc
  .tuple(
    fc.constantFrom('0', '0.1', '0.2.3'),
    fc.nat(50),
    fc.nat(50),
    fc.constantFrom('', '>', '!', '@', '>2', '~'),
  )
  .map(([actor, activation, n, end]) => `${actor}#${activation}.${n}${end}`)
const anyFault = fc.oneof(
  anyMessage.map((key) => `drop:${key}`),
  anyMessage.map((key) => `ahead:${key}`),
  fc.constantFrom('crash:0.1', 'heal:', 'wall:0|0.1,0.2', 'slow:0.1*2', 'chance:loss=0.5'),
)
const anyKey = fc.oneof({ weight: 5, arbitrary: anyMessage }, anyFault)
const anySchedule = fc.array(anyKey, { maxLength: 20 })

const anyRun: fc.Arbitrary<ScriptRun> = fc.record({
  cell: anyName,
  text: anyText,
  schedule: fc.option(anySchedule, { nil: undefined }),
  cleared: fc.boolean(),
})

export const anyScript: fc.Arbitrary<RunScript> = fc
  .tuple(
    fc.record({
      notebook: anyName,
      seed: fc.maxSafeInteger(),
      before: fc.array(anyRun, { maxLength: 4 }),
      faults: fc.array(anyFault, { maxLength: 2 }),
      edited: fc.array(fc.record({ id: anyName, text: anyText }), { maxLength: 3 }),
    }),
    anySchedule,
    anyRun,
    fc.nat(),
  )
  .map(([{ before, ...rest }, schedule, last, at]) => ({
    ...rest,
    runs: [...before, { ...last, schedule }],
    position: at % (schedule.length + 1),
  }))
