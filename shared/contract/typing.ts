/** 没写完的话 at the door, in characters: a megabyte there is three bytes a character. */
export const longestTyping = 300_000
