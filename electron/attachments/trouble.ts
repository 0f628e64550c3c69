import { codeOf } from '#electron/export/stick-trouble'

/** What the system's error means here, in words; `otherwise` when it is an unusual one. */
export function whyNot(error: unknown, otherwise: string): string {
  return reasons[codeOf(error) ?? ''] ?? otherwise
}

const gone = '文件不在了，U盘可能已经拔出'
const reasons: Readonly<Record<string, string>> = {
  ENOENT: gone,
  ENODEV: gone,
  ENXIO: gone,
  ENOTDIR: gone,
  EIO: '读写出错，U盘或硬盘可能有问题',
  ENOSPC: '硬盘已经存满，请先清理硬盘',
  EDQUOT: '硬盘已经存满，请先清理硬盘',
  EROFS: '这个位置是只读的',
  EBUSY: '它正被别的程序打开，请先关掉',
  EPERM: '没有权限，或者它正被别的程序打开',
  EACCES: '没有权限，或者它正被别的程序打开',
  EISDIR: '这是一个文件夹',
}
