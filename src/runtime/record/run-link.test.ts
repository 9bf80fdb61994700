import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeLink, readLink } from './run-link'
import { plainScript, programHash, SCRIPT_LIMITS, type RunScript } from './run-script'
import { anyScript } from './testing/any-script.fixture'

const script = (changes: Partial<RunScript> = {}): RunScript => ({
  notebook: '01-bank',
  seed: 7,
  runs: [
    { cell: 'accounts', text: 'const a = 1', schedule: undefined, cleared: false },
    { cell: 'transfer', text: 'bank.transfer.tell(10)', schedule: ['0#2.0', 'drop:0.1#1.0'], cleared: false },
  ],
  faults: [],
  edited: [],
  position: 1,
  ...changes,
})

async function packed(value: unknown): Promise<string> {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = Buffer.from(await new Response(stream).arrayBuffer())
  return `1.${bytes.toString('base64url')}`
}

const linkOf = async (run: RunScript): Promise<string> => {
  const made = await makeLink(run)
  if (!made.ok) throw new Error(made.problem)
  return made.text
}

const problemOf = async (text: string): Promise<string> => {
  const read = await readLink(text)
  return read.ok ? 'none' : read.problem
}

const withHash = (run: RunScript, more: object = {}) =>
  packed([programHash(run), { ...plainScript(run), ...more }])

it('brings back every run as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript, async (run) => {
      const read = await readLink(await linkOf(run))
      expect(read).toEqual({ ok: true, script: run })
    }),
    { numRuns: 200 },
  )
})

it('is made of letters that every address and chat takes', async () => {
  await fc.assert(
    fc.asyncProperty(anyScript, async (run) => {
      expect(await linkOf(run)).toMatch(/^1\.[A-Za-z0-9_-]+$/)
    }),
    { numRuns: 50 },
  )
})

it('never throws, wherever it is cut, and never gives another run', async () => {
  const whole = await linkOf(script())
  for (let length = 0; length < whole.length; length++)
    expect(await problemOf(whole.slice(0, length))).toMatch(/\.$/)
})

it('never throws, whichever letter is changed, and never gives another program', async () => {
  const letter = fc.constantFrom(...'ABCdef019-_.%<')
  await fc.assert(
    fc.asyncProperty(anyScript, fc.nat(), letter, async (run, at, other) => {
      const text = await linkOf(run)
      const place = at % text.length
      const read = await readLink(text.slice(0, place) + other + text.slice(place + 1))
      return read.ok ? programHash(read.script) === programHash(run) : read.problem.length > 20
    }),
    { numRuns: 400 },
  )
})

it('never throws, whatever letters or bytes it is given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      expect(await problemOf(text)).toMatch(/\.$/)
    }),
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      expect(await problemOf(`1.${Buffer.from(bytes).toString('base64url')}`)).toMatch(/\.$/)
    }),
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await problemOf(await packed(['0'.repeat(16), value]))).toMatch(/\.$/)
    }),
    { numRuns: 200 },
  )
})

describe('What is wrong is said in words', () => {
  const again = 'Ask for it to be sent again, or for the recording as a file.'

  it('of another version', async () => {
    expect(await problemOf('9.abc')).toBe(
      'The link is of version 9, and this page reads version 1. Open it where it was made.',
    )
  })

  it('of what is no link', async () => {
    expect(await problemOf('hello')).toBe(`The link holds no run. ${again}`)
    expect(await problemOf('1.a b')).toBe(
      `The link is damaged: letters stand in it that no link has. ${again}`,
    )
  })

  it('of a link that is huge, before and after unpacking', async () => {
    expect(await problemOf(`1.${'A'.repeat(64_000)}`)).toBe(
      'The link has 64002 letters, and no link of a run has more than 64000.',
    )
    expect(await problemOf(await packed(' '.repeat(2 * 1024 * 1024)))).toBe(
      'The link unpacks to more than a run can be. It was not made here.',
    )
  })

  it('of a program that was exchanged', async () => {
    const plain = plainScript(script({ notebook: 'other' }))
    expect(await problemOf(await packed([programHash(script()), plain]))).toBe(
      `The link was changed: its program is not the one that it was made of. ${again}`,
    )
  })

  it('of a step that no run can take', async () => {
    const run = { cell: 'a', text: '', schedule: ['fetch("/")'], cleared: false }
    expect(await problemOf(await withHash({ ...script(), runs: [run], position: 0 }))).toBe(
      `The link is damaged or was written by hand: the run.runs[0].schedule[0] is no step that a run can take. ${again}`,
    )
  })

  it('of a position beyond the end, of a run that nobody holds, and of fields of its own', async () => {
    expect(await problemOf(await withHash({ ...script(), position: 3 }))).toContain('the run.position is 3')
    const live = { cell: 'a', text: '', schedule: undefined, cleared: false }
    expect(await problemOf(await withHash({ ...script(), runs: [live] }))).toContain(
      'the run has no cell whose messages are held',
    )
    expect(await problemOf(await withHash(script(), { extra: 1 }))).toContain(
      'a field that it may not have, “extra”',
    )
  })
})

describe('A run that is too long for a link', () => {
  it('is refused with a word of the file, by its letters', async () => {
    // Texts that do not pack: each letter is another.
    const text = Array.from({ length: 20_000 }, (_, n) => String.fromCharCode(33 + ((n * 7919) % 90))).join(
      '',
    )
    const run = script()
    const made = await makeLink({ ...run, edited: [{ id: 'a', text: [...text].sort(() => 0).join('') }] }, { made: 200, read: 1, unpacked: 1 }) // oxfmt-ignore
    expect(made.ok ? '' : made.problem).toMatch(
      /^The run is too long for a link: it would have \d+ letters, and many chats cut those with more than 200\. Save a recording instead/,
    )
  })

  it('is refused by its deliveries', async () => {
    const schedule = Array.from({ length: SCRIPT_LIMITS.steps + 1 }, (_, n) => `0#1.${n}`)
    const made = await makeLink(script({ runs: [{ cell: 'a', text: '', schedule, cleared: false }] }))
    expect(made.ok ? '' : made.problem).toContain('A link holds 20000 deliveries, and there are 20001.')
  })

  it('packs a few hundred deliveries without trouble', async () => {
    const schedule = Array.from({ length: 500 }, (_, n) => `0.${1 + (n % 3)}#${n}.0`)
    const made = await makeLink(script({ runs: [{ cell: 'a', text: '', schedule, cleared: false }] }))
    expect(made.ok).toBe(true)
  })
})
