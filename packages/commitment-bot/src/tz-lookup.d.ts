declare module 'tz-lookup' {
  /** The IANA zone of a place on the map; throws RangeError for coordinates that are none. */
  export default function tzLookup(latitude: number, longitude: number): string;
}
