import type { DesignerSettings } from "../../project/index.ts";
import type { SelectOption } from "../ui/Select.tsx";
import type { EnvironmentName } from "./environmentSteps.ts";

/** What stands for no environment. */
export const allFilesLabel = "All configuration files";

/** The values of a choice of environments. They have a mark before the name, since an environment may have any name. */
export function optionOf(name: EnvironmentName): string {
  return name === undefined ? "all" : `=${name}`;
}

export function ofOption(value: string): EnvironmentName {
  return value === "all" ? undefined : value.slice(1);
}

/** All files, then the environments. */
export function environmentOptions({ environments }: DesignerSettings): readonly SelectOption[] {
  const option = (name: EnvironmentName): SelectOption => ({
    value: optionOf(name),
    label: name ?? allFilesLabel,
  });
  return [option(undefined), ...[...environments.keys()].map(option)];
}
