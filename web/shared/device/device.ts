/** A machine of the hall: which device it is, what it says of itself every half minute, what it is told. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { DeviceKind, DeviceState, OwnDevice } from "#contract/devices.ts";
import { getIfSignedIn, newRequestKey, post, type Refused } from "../api.ts";

const key = ["device"];
/** While the server does not answer, it is asked this often. */
const againMs = 5000;

/** The device this browser is: null where it is none, undefined until that is known. `live`: the server answered last. */
export interface Device {
  device: OwnDevice | null | undefined;
  live: boolean;
  forget: () => void;
}

/**
 * Says how this machine is, at once and whenever the beat comes, and hears whether it is locked.
 * @param state what it says of itself; read anew at every beat.
 */
export function useDevice(kind: DeviceKind, state: () => DeviceState): Device {
  const queries = useQueryClient();
  const said = useRef(state);
  said.current = state;
  const query = useQuery<OwnDevice | null, Refused>({
    queryKey: key,
    queryFn: async () => {
      const known = await getIfSignedIn<OwnDevice>("/device");
      if (known?.kind !== kind) return null;
      return await post<OwnDevice>("/device/state", said.current());
    },
    refetchInterval: ({ state: { data, status } }) =>
      status === "error" ? againMs : data ? data.beatSeconds * 1000 : false,
    refetchIntervalInBackground: true,
    retry: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: key });
    addEventListener("online", ask);
    return () => removeEventListener("online", ask);
  }, [queries]);
  return {
    device: query.data,
    live: !query.isError,
    forget: () => queries.setQueryData(key, null),
  };
}

/** Makes this browser the device the code was given for. */
export async function enrolDevice(kind: DeviceKind, code: string): Promise<OwnDevice> {
  return await post<OwnDevice>("/device/enrol", { requestKey: newRequestKey(), kind, code });
}
