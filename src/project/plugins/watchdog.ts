import { Worker } from "node:worker_threads";

/**
 * Ends this process where a plug-in keeps it busy without end. Its code runs in our thread, where nothing else can
 * run meanwhile: so another thread looks at the clock.
 */

/** How long code of a plug-in may run at a stretch, in milliseconds. */
const LIMIT = 30_000;

/** How much of a plug-in's name is told, in bytes. */
const NAME_BYTES = 1_000;

/** What the threads share: a number that is odd while code of a plug-in runs, the length of its name, the name. */
interface Shared {
  readonly turn: Int32Array;
  readonly name: Uint8Array;
}

let shared: Shared | undefined;

/**
 * Looks at the clock from now on; where a plug-in has not come back after half a minute the process says so and ends.
 * @returns to be called when it has come back
 */
export function watch(plugin: string): () => void {
  shared ??= begin();
  const { turn, name } = shared;
  const { written } = new TextEncoder().encodeInto(plugin, name);
  const next = () => {
    Atomics.add(turn, 0, 1);
    Atomics.notify(turn, 0);
  };
  Atomics.store(turn, 1, written);
  next();
  return next;
}

function begin(): Shared {
  const memory = new SharedArrayBuffer(8 + NAME_BYTES);
  const worker = new Worker(watcher, { eval: true, workerData: { memory, limit: LIMIT } });
  worker.unref();
  return { turn: new Int32Array(memory, 0, 2), name: new Uint8Array(memory, 8) };
}

/** The other thread: it only waits. A thread cannot give the process an exit code, so it ends by a signal. */
const watcher = `
const { writeSync } = require("node:fs");
const { workerData: { memory, limit } } = require("node:worker_threads");
const turn = new Int32Array(memory, 0, 2);
for (;;) {
  const now = Atomics.load(turn, 0);
  const late = Atomics.wait(turn, 0, now, now % 2 === 1 ? limit : Infinity) === "timed-out";
  if (!late) continue;
  const bytes = new Uint8Array(memory, 8, Atomics.load(turn, 1)).slice();
  const name = new TextDecoder().decode(bytes).replace(/[\\u0000-\\u001f\\u007f-\\u009f]/g, " ");
  writeSync(2, "planwright：插件“" + name + "”运行了 " + limit / 1000 + " 秒还没有停下，没有结论\\n" +
    "planwright: the plug-in “" + name + "” has not come back after " + limit / 1000 + " s: no verdict\\n");
  process.kill(process.pid, "SIGKILL");
}
`;
