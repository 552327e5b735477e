/** The container that the Flink operator takes for Flink's own. */
export const mainContainer = "flink-main-container";
