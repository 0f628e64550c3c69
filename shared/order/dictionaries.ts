/*
 * 字典: the readings and strokes of names, built into a file of their own (vite.config.ts): main reads them with the first
 * word that is sorted or found, and a start has nothing to do with them.
 */
export { default as strokes } from 'cnchar-order'
export { pinyin } from 'pinyin-pro'
