/**
 * What the person who runs Tongban must mend before it can go on: a port that is taken, a full disk, a database that
 * is too old. It ends the program with one sentence in each language that says what to do, never with a stack trace.
 */
export class Trouble extends Error {
  readonly code: string;
  readonly chinese: string;

  constructor(code: string, english: string, chinese: string, options?: ErrorOptions) {
    super(english, options);
    this.name = "Trouble";
    this.code = code;
    this.chinese = chinese;
  }
}

/** The same trouble on its way between processes. */
export interface TroubleData {
  code: string;
  english: string;
  chinese: string;
}

export const troubleData = (trouble: Trouble): TroubleData => ({
  code: trouble.code,
  english: trouble.message,
  chinese: trouble.chinese,
});

export const troubleFrom = (data: TroubleData) => new Trouble(data.code, data.english, data.chinese);

/** What the operating system says when a folder or file cannot be used, as a sentence about that place. */
export function folderTrouble(error: unknown, place: string): Trouble {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(place, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new Trouble(
      "folder-not-allowed",
      `No permission to use ${place}: give the user who runs Tongban read and write access to it, or set TONGBAN_HOME to another folder.`,
      `没有权限使用 ${place}：请给运行通办的用户读写权限，或把 TONGBAN_HOME 设为别的文件夹。`,
      { cause: error },
    );
  }
  return new Trouble(
    "folder-unusable",
    `${place} cannot be used (${code || String(error)}): mend or move it, or set TONGBAN_HOME to another folder.`,
    `${place} 无法使用（${code || String(error)}）：请修复或移走它，或把 TONGBAN_HOME 设为别的文件夹。`,
    { cause: error },
  );
}

/** A file named on the command line that cannot be read or written. */
export function fileTrouble(error: unknown, file: string): Trouble {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(file, error);
  return new Trouble(
    "file-unusable",
    `${file} cannot be used (${code}): check the name and the permissions.`,
    `文件 ${file} 无法使用（${code}）：请检查文件名和权限。`,
    { cause: error },
  );
}

export function diskFull(place: string, cause?: unknown): Trouble {
  return new Trouble(
    "disk-full",
    `The disk that holds ${place} is full: free some space (at least 1 GB) and start again.`,
    `${place} 所在的磁盘已满：请至少腾出 1 GB 空间后重新启动。`,
    { cause },
  );
}

/** Tells the person at the terminal, one sentence in each language; the exit code. */
export function printTrouble(error: unknown, print: (text: string) => void = console.error): number {
  const trouble = error instanceof Trouble ? error : unforeseen(error);
  print(`\n✗ ${trouble.message}\n✗ ${trouble.chinese}`);
  return 1;
}

/** A bug: it keeps its stack, so that it can be reported. */
function unforeseen(error: unknown): Trouble {
  const stack = error instanceof Error ? error.stack : String(error);
  return new Trouble(
    "unforeseen",
    `Tongban had to stop for a reason nobody foresaw; please report this:\n${stack}`,
    "通办因未预料的原因停止，请把以上内容报告给维护者。",
  );
}
