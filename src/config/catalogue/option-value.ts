/** Whether a text is a value that Flink reads for an option. */
import type { FlinkOption } from "./flink-option.ts";

const duration =
  /^\s*\d+\s*(?:ns|nanos?|nanoseconds?|us|µs|micros?|microseconds?|ms|millis?|milliseconds?|s|secs?|seconds?|m|min|minutes?|h|hours?|d|days?)?\s*$/i;
const isoDuration = /^P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;
const memory = /^\s*\d+\s*(?:b|bytes|k|kb|kibibytes|m|mb|mebibytes|g|gb|gibibytes|t|tb|tebibytes)?\s*$/i;

/** A sentence that says what is expected; undefined where the value is fine. */
export function optionFault(option: FlinkOption, text: string): string | undefined {
  switch (option.type) {
    case "duration":
      return duration.test(text) || isoDuration.test(text)
        ? undefined
        : 'must be a duration, like "10 s", "500 ms" or "1 min"';
    case "memory":
      return memory.test(text) ? undefined : 'must be a memory size, like "1024m" or "2 gb"';
    case "integer":
      return /^\s*-?\d+\s*$/.test(text) ? undefined : "must be a whole number";
    case "number":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? undefined : "must be a number";
    case "boolean":
      return /^(?:true|false|on|off|yes|no)$/i.test(text) ? undefined : "must be true or false";
    case "choice":
      return option.values?.some((value) => value.toLowerCase() === text.toLowerCase())
        ? undefined
        : `must be one of ${option.values?.join(", ")}`;
    case "text":
      return undefined;
  }
}
