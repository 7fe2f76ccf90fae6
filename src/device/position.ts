/** Where the device is: degrees, and how far off it may be in metres. */
export interface DevicePosition {
  readonly lat: number;
  readonly lng: number;
  readonly accuracy: number;
}

const PATIENCE_MS = 20_000;

/** Asks the device once where it is; nothing where it cannot say, may not, or the citizen says no. */
export function findPosition(): Promise<DevicePosition | undefined> {
  return new Promise((resolve) => {
    const { geolocation } = navigator as { geolocation?: Geolocation };
    if (!geolocation) return resolve(undefined);
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });
}
