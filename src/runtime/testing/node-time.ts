import type { RealTime } from "../host/threads/thread.ts";

/** The real time of Node. */
export const nodeTime: RealTime = {
  now: () => performance.timeOrigin + performance.now(),
  soon: (task) => void setImmediate(task),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};
