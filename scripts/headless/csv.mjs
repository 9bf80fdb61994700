/**
 * Rows as CSV (RFC 4180), safe to open in a spreadsheet: what would be taken for a formula begins with an apostrophe.
 */

/** @param {readonly (readonly (string | number)[])[]} rows */
export function csvOf(rows) {
  return rows.map((row) => row.map(field).join(',') + '\r\n').join('')
}

/** @param {string | number} value */
function field(value) {
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** @param {string} text */
function harmless(text) {
  const plain = text.replaceAll('\0', '')
  // Spreadsheets look behind blanks, and take wide letters for the narrow ones.
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(plain) ? `'${plain}` : plain
}
