import { expect, test } from 'vitest'
import { importOf } from './import-of'

function added(text: string, name = 'sleep', module = 'actors'): string {
  const { from, insert } = importOf(text, module, name)
  return text.slice(0, from) + insert + text.slice(from)
}

test('a name goes into the braces of its module', () => {
  expect(added("import { spawn } from 'actors'\n")).toBe("import { spawn, sleep } from 'actors'\n")
  expect(added('import { spawn, } from "actors"')).toBe('import { spawn, sleep } from "actors"')
  expect(added("import {} from 'actors'")).toBe("import { sleep } from 'actors'")
  expect(added("import { } from 'actors'")).toBe("import { sleep } from 'actors'")
})

test('a list on lines of its own goes on as it is', () => {
  expect(added("import {\n  faults,\n  spawn,\n} from 'actors'\n")).toBe(
    "import {\n  faults,\n  spawn,\n  sleep,\n} from 'actors'\n",
  )
})

test('without an import of the module it stands above all', () => {
  const text = "import { table } from 'notebook'\ntable([])"
  expect(added(text)).toBe(`import { sleep } from 'actors'\n${text}`)
})
