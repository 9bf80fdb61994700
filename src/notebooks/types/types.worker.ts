/** The worker that types live in: TypeScript, its library and the modules' declarations, all in one file. */
import { NotebookLanguageService } from './language-service'
import type { Request } from './protocol'
import { respond } from './respond'

const service = new NotebookLanguageService()

addEventListener('message', ({ data }: MessageEvent<Request>) => postMessage(respond(service, data)))
