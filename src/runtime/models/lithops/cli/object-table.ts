/** Objects as a table of keys and sizes. The storage keeps no dates. */
import { bytesText } from '../log-lines'
import type { ListedObject } from '../storage'

const MOST = 500

export function objectTable(objects: readonly ListedObject[]): string {
  const rows = objects.slice(0, MOST)
  const width = Math.max(3, ...rows.map(({ Key }) => Key.length))
  const sizes = rows.map(({ Size }) => bytesText(Size))
  const room = Math.max(4, ...sizes.map(({ length }) => length))
  const lines = rows.map(({ Key }, at) => `${Key.padEnd(width)}  ${sizes[at].padStart(room)}`)
  const left = objects.length - rows.length
  return [
    `${'Key'.padEnd(width)}  ${'Size'.padStart(room)}`,
    `${'-'.repeat(width)}  ${'-'.repeat(room)}`,
    ...lines,
    ...(left > 0 ? [`… and ${left} more: --prefix lists fewer`] : []),
    '',
    `Total objects: ${objects.length}`,
  ].join('\n')
}
