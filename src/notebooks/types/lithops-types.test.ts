import { describe, expect, test } from 'vitest'
import { NotebookLanguageService } from './language-service'

const service = new NotebookLanguageService()

/** The type of `probe`, and what is said of the cell. */
function typed(text: string): string {
  service.setCells([{ id: 'a', text }])
  const said = service.diagnose('a').map(({ words }) => words)
  if (said.length > 0) return said.join('; ')
  return service.hover('a', text.lastIndexOf('probe') + 1)?.signature.replace(/\s+/g, ' ') ?? ''
}

const START =
  "import { FunctionExecutor, type DataObject } from 'lithops'\nconst fexec = new FunctionExecutor()\n"

describe('the types of lithops', () => {
  test('know what a mapped function gives', () => {
    expect(typed(`${START}const probe = await fexec.map((x: number) => String(x), [1, 2]).getResult()`)).toBe(
      'const probe: string[]',
    )
    expect(
      typed(`${START}const probe = await fexec.map(async (a, b) => 1, [[1, 2]]).map((x) => [x]).getResult()`),
    ).toBe('const probe: any[][]')
  })

  test('know what a call and a reducer give', () => {
    expect(typed(`${START}const probe = await fexec.callAsync((x: number) => x, 1).result()`)).toBe(
      'const probe: number',
    )
    expect(
      typed(
        `${START}const probe = await fexec.mapReduce((x) => x, [1], (all: number[]) => all.join()).getResult()`,
      ),
    ).toBe('const probe: string')
  })

  test('know that data processing is awaited before its results', () => {
    expect(
      typed(
        `${START}const probe = await (await fexec.map((obj: DataObject) => obj.part, 'data')).getResult()`,
      ),
    ).toBe('const probe: number[]')
  })

  test('know that a list of futures is a list', () => {
    expect(typed(`${START}const probe = [...fexec.map((x: number) => x, [1])].map((f) => f.callId)[0]`)).toBe(
      'const probe: string',
    )
  })
})

const POOL =
  "import { Pool, Value, Queue, Lock, Array as SharedArray } from 'lithops/multiprocessing'\nconst pool = new Pool(4)\n"

describe('the types of lithops/multiprocessing', () => {
  test('know what a pool gives', () => {
    expect(typed(`${POOL}const probe = await pool.map((x: number) => String(x), [1, 2])`)).toBe(
      'const probe: string[]',
    )
    expect(typed(`${POOL}const probe = await pool.applyAsync(async (a: number) => [a], [1]).get()`)).toBe(
      'const probe: number[]',
    )
    expect(typed(`${POOL}for await (const probe of pool.imap((x: number) => x, [1])) probe`)).toMatch(
      /: number$/,
    )
  })

  test('know what is in what processes share', () => {
    expect(typed(`${POOL}const probe = await new Value('i', 0).get()`)).toBe('const probe: number')
    expect(typed(`${POOL}const probe = await new Queue<string>().get()`)).toBe('const probe: string')
    expect(typed(`${POOL}const probe = await new SharedArray('c', 'abc').toArray()`)).toBe(
      'const probe: string[]',
    )
    expect(typed(`${POOL}const probe = await new Lock().with(async () => 1)`)).toBe('const probe: number')
  })
})
