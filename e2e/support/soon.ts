/**
 * How often what comes soon is looked for. Playwright looks after 0.1, 0.35, 0.85 and 1.85 s, and once a second from then
 * on: a journey of dozens of such waits would spend most of its time between two looks.
 */
export const SOON = { intervals: [20, 40, 80, 120] }
