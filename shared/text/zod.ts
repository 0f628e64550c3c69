import * as z from 'zod'

/*
 * The one place where zod is set up. Our pages forbid `eval` (content security policy), and zod would try it for speed;
 * so a page or a process imports this before it builds its first schema. A sentence that no schema thought of is still
 * read by the clerk: it is Chinese and says what to do.
 */
z.config({ jitless: true, customError: (issue) => plainSentence(issue.code, issue.input) })

export { z }

function plainSentence(code: string, input: unknown): string {
  if (code === 'unrecognized_keys') return '内容里有程序不认识的项目，请重新打开这一页再试'
  if (input === undefined || input === null || input === '') return '请填写这一项'
  return '这一项填得不对，请检查后重新填写'
}
