/**
 * TypeScript's findings by their numbers: which a person may be told at all.
 *
 * A list of what is wrong when a cell runs, too. The rest is TypeScript's own strictness, or advice to the owner of a
 * project.
 */
/** No such name, or none without the DOM or another library. */
export const NO_SUCH_NAME = [2304, 2552, 2503, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2663]
export const NO_SUCH_PROPERTY = [2339, 2551, 2550, 2568, 2570]
/** A value of another type than the place takes. */
export const NOT_ASSIGNABLE = [2322, 2345, 2740, 2741, 2739, 2353, 2561, 2769, 2559]

const NO_SUCH_MODULE = [2305, 2307, 2792, 2724, 2614, 2613, 1192]
/** Not to be called, made, or gone through; too few or too many arguments. */
const NOT_CALLED_SO = [2349, 2348, 2350, 2351, 2488, 2504, 2461, 2554, 2555, 2556, 2575]
/** Arithmetic with what isn't a number. */
const NO_NUMBER = [2362, 2363, 2365, 2356, 2358, 2359]
/** Constants and read-only fields; two of one name; a name before its declaration. */
const NOT_DECLARED_SO = [2588, 2540, 2364, 2357, 2451, 2448, 2449]

export const TOLD: ReadonlySet<number> = new Set([
  ...NO_SUCH_NAME,
  ...NO_SUCH_PROPERTY,
  ...NOT_ASSIGNABLE,
  ...NO_SUCH_MODULE,
  ...NOT_CALLED_SO,
  ...NO_NUMBER,
  ...NOT_DECLARED_SO,
])

/** Not about what parses: JavaScript lets one write a property twice, and ask whether nothing is true. */
const NOT_GRAMMAR = new Set([1117, 1345, 1320, 1058, 1062])
export const isGrammar = (code: number): boolean => code >= 1000 && code < 2000 && !NOT_GRAMMAR.has(code)
