/** The last part of a dotted name: `taxiride.datamodel.TaxiRide` → `TaxiRide`. */
export function simpleName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(".") + 1);
}
