/**
 * Text from elsewhere as a terminal may have it: without its control characters, which can move, hide and rewrite lines.
 */

/** One line. @param {string} text @param {number} [most] */
export function oneLine(text, most = 200) {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

/** Its lines stay. @param {string} text */
export function printable(text) {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
}

/** `1 cell`, `2 cells`. @param {number} count @param {string} noun */
export function many(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
