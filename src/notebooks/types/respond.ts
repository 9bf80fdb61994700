/** What the worker answers: a question asked of the language service. */
import type { NotebookLanguageService } from './language-service'
import type { Answers, Question, Reply, Request } from './protocol'

export function respond(service: NotebookLanguageService, { id, cells, question }: Request): Reply {
  try {
    if (cells) service.setCells(cells)
    return { kind: 'answer', id, answer: ask(service, question) }
  } catch (error) {
    return { kind: 'failed', id, reason: String(error) }
  }
}

function ask(service: NotebookLanguageService, question: Question): Answers[Question['kind']] {
  const { cell } = question
  switch (question.kind) {
    case 'complete':
      return service.complete(cell, question.offset, question.explicit)
    case 'detail':
      return service.detail(cell, question.offset, question)
    case 'hover':
      return service.hover(cell, question.offset)
    case 'signature':
      return service.signature(cell, question.offset)
    case 'diagnose':
      return service.diagnose(cell)
    case 'format':
      return service.format(cell)
  }
}
