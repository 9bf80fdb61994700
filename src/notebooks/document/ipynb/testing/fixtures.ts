/**
 * The notebooks in `fixtures/`, by name, as text.
 */
const files = import.meta.glob<string>('../fixtures/*.ipynb', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export const fixtures: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.ipynb$/g, ''), text]),
)

export function fixture(name: string): string {
  const text = fixtures.get(name)
  if (text === undefined) throw new Error(`There is no fixture ${name}.`)
  return text
}
