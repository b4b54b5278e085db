import { useMutation } from "@tanstack/react-query";
import type { Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { askAsTablet } from "./tablet.ts";

interface Code {
  side: number;
  path: string;
}

/** A code to scan, for whoever would rather rate on their own phone; it works once and for a few minutes. */
export function ScanCode({ deviceKey }: { deviceKey: string }) {
  const make = useMutation<Code, Refused>({
    mutationFn: async () => {
      const { token } = await askAsTablet<{ token: string }>(deviceKey, "POST", "/tablet/rating-link");
      return await codeOf(`${location.origin}/rate/${token}`);
    },
  });
  if (make.data) {
    const { side, path } = make.data;
    return (
      <div className="tablet-scan">
        <svg className="tablet-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label="评价二维码">
          <path d={path} />
        </svg>
        <p>用自己的手机扫码评价，只用一次。</p>
      </div>
    );
  }
  return (
    <div>
      {make.error && (
        <Notice kind="error" announce>
          {make.error.message}
        </Notice>
      )}
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        用自己的手机评价
      </Button>
    </div>
  );
}

/** The code's dark fields as one path, with the quiet border around it. */
async function codeOf(address: string): Promise<Code> {
  const { create } = await import("qrcode");
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const border = 4;
  const fields = [...modules.data].flatMap((dark, at) =>
    dark ? [`M${(at % modules.size) + border} ${Math.floor(at / modules.size) + border}h1v1h-1z`] : [],
  );
  return { side: modules.size + 2 * border, path: fields.join("") };
}
