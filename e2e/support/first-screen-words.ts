/**
 * What the first screen says, the same in every browser.
 */

/** The four envelopes, by the words of the page. */
export const TAKE = /^deliver take 10 from bank to account_1\b/
export const ADD = /^deliver add 10 from bank to account_2\b/
export const ASK_1 = /^deliver how much\? from auditor to account_1\b/
export const ASK_2 = /^deliver how much\? from auditor to account_2\b/

export const EVERY_ORDER = '24 orders: 12 count 200, 6 count 190, 6 count 210. Only 4 truly differ.'
