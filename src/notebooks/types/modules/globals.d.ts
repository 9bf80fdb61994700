/** What every cell finds beside ECMAScript's and a worker's own names. */

/** A blank that is still to be filled: it may stand for anything. */
declare var ______: any
