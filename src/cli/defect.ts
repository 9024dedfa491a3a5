/**
 * What a user reads when planwright itself is at fault: one sentence in both languages, since
 * nothing else is sure; the stack only with `PLANWRIGHT_DEBUG=1`.
 */
export function defectMessage(
  thrown: unknown,
  version: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const [message = ""] = error.message.split(/\r?\n/, 1);
  const about = `planwright ${version}, Node ${process.versions.node}, ${process.platform}`;
  const lines = [
    `planwright 自身出错（不是你的文件有错）：${message}`,
    `planwright has a defect (your files are not at fault): ${message}`,
    `请将以上信息、源文件和版本告知维护者 / Please tell the maintainers this, with your files: ${about}`,
    ...(environment.PLANWRIGHT_DEBUG === "1"
      ? [error.stack ?? ""]
      : ["PLANWRIGHT_DEBUG=1 显示细节 / shows details"]),
  ];
  return `${lines.join("\n")}\n`;
}
