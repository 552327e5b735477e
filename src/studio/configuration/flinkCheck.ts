/** The check of Flink's options with their catalogue, in a file of its own so that it can be loaded apart. */
export { checkFlinkOptions } from "../../config/index.ts";
