/** A QR code's dark squares as one path of an SVG, a run of a row at a time. Pure. */

export function codePath(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x += 1
      const run = x + 1 - from
      path += `M${from} ${y}h${run}v1h-${run}z`
    }
  })
  return path
}

/** An address that only this computer can open: a class that scans it gets nowhere. */
export function isOnlyHere(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'file:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
