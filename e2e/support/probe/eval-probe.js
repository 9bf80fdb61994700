// A classic worker that tells whether it may eval: the answer, or the error's name.
let answer
try {
  answer = (0, eval)('40 + 2')
} catch (error) {
  answer = error.name
}
postMessage(answer)
