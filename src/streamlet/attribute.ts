/** A feature that a streamlet needs of the platform. */
export interface StreamletAttribute {
  readonly attributeName: string;
  /** Where the platform puts what the streamlet must know. */
  readonly configPath: string;
}

/** The streamlet serves HTTP: the platform gives it a port and an endpoint. */
export const ServerAttribute: StreamletAttribute = {
  attributeName: "server",
  configPath: "cloudflow.internal.server.container-port",
};
