/** `ReadOnlyMany`, or `ReadWriteMany` where the streamlet writes to the volume. */
export type AccessMode = "ReadOnlyMany" | "ReadWriteMany";

/** A directory that the deployment must provide. */
export class VolumeMount {
  readonly name: string;
  readonly path: string;
  readonly accessMode: AccessMode;

  constructor(name: string, path: string, accessMode: AccessMode) {
    this.name = name;
    this.path = path;
    this.accessMode = accessMode;
  }
}
