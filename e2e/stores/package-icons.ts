/** The icons of the package: 128 pixels with the edge that stores ask for, since they show it among others. */
export const packageIcons = [
  { size: 16, padding: 0 },
  { size: 32, padding: 0 },
  { size: 48, padding: 0 },
  { size: 128, padding: 16 },
] as const
