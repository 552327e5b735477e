/** Names a side output of a process function or the late records of a window. */
export class OutputTag<T> {
  readonly id: string;
  /** Never set: keeps the type of the records. */
  declare readonly of: T;
  constructor(id: string) {
    this.id = id;
  }
}
