/** WordprocessingML counts lengths in twentieths of a point and type sizes in half points. */
export function twips(pointsLength: number): number {
  return Math.round(pointsLength * 20)
}

export function millimetres(length: number): number {
  return Math.round((length / 25.4) * 1440)
}

export function points(typeSize: number): number {
  return Math.round(typeSize * 2)
}
